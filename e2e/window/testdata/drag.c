/* A window from which a file can be dragged, as from a file manager: drag FILE X Y.
 * It says when the drag has begun, and when what is below would take the file.
 * Only drop_test.go uses it, and compiles it. */
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>

static void give(GtkWidget *widget, GdkDragContext *context, GtkSelectionData *data, guint info, guint time, gpointer path) {
  char *uris[] = {g_filename_to_uri(path, NULL, NULL), NULL};
  gtk_selection_data_set_uris(data, uris);
  g_free(uris[0]);
}

static void tell(const char *what) {
  puts(what);
  fflush(stdout);
}

static void judged(GdkDragContext *context, GdkDragAction action, gpointer data) {
  if (action != 0) tell("accepted");
}

static void begun(GtkWidget *widget, GdkDragContext *context, gpointer data) {
  g_signal_connect(context, "action-changed", G_CALLBACK(judged), NULL);
  tell("begun");
}

int main(int count, char **arguments) {
  gtk_init(&count, &arguments);
  GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
  gtk_window_set_title(GTK_WINDOW(window), "Files");
  gtk_window_set_default_size(GTK_WINDOW(window), 160, 120);
  gtk_window_set_keep_above(GTK_WINDOW(window), TRUE);
  GtkWidget *file = gtk_event_box_new();
  gtk_container_add(GTK_CONTAINER(file), gtk_label_new("A file"));
  gtk_container_add(GTK_CONTAINER(window), file);
  gtk_drag_source_set(file, GDK_BUTTON1_MASK, NULL, 0, GDK_ACTION_COPY);
  gtk_drag_source_add_uri_targets(file);
  g_signal_connect(file, "drag-data-get", G_CALLBACK(give), arguments[1]);
  g_signal_connect(file, "drag-begin", G_CALLBACK(begun), NULL);
  g_signal_connect(window, "destroy", G_CALLBACK(gtk_main_quit), NULL);
  gtk_widget_show_all(window);
  gtk_window_move(GTK_WINDOW(window), atoi(arguments[2]), atoi(arguments[3]));
  gtk_main();
  return 0;
}
