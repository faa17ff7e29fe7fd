package main

import (
	"context"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// place is where the window was when it was closed, in pixels.
type place struct {
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

// within moves and shrinks the place so that all of it is on a screen of the
// given size: a window must never open where nobody sees it.
func (p place) within(screenWidth, screenHeight int) place {
	p.Width = min(max(p.Width, leastWidth), screenWidth)
	p.Height = min(max(p.Height, leastHeight), screenHeight)
	p.X = min(max(p.X, 0), screenWidth-p.Width)
	p.Y = min(max(p.Y, 0), screenHeight-p.Height)
	return p
}

const placeFile = "window.json"

func readPlace() (place, bool) {
	var p place
	if !kept(placeFile, &p) || p.Width <= 0 || p.Height <= 0 {
		return place{}, false
	}
	return p, true
}

// showInOldPlace shows the window where it was closed, else in the middle.
func showInOldPlace(window context.Context) {
	p, known := readPlace()
	screen, found := currentScreen(window)
	switch {
	case !known || !found:
		runtime.WindowShow(window)
	case p.Maximised:
		p = p.within(screen.Size.Width, screen.Size.Height)
		runtime.WindowSetSize(window, p.Width, p.Height) // what it becomes again
		runtime.WindowMaximise(window)
		runtime.WindowShow(window)
	default:
		p = p.within(screen.Size.Width, screen.Size.Height)
		runtime.WindowSetSize(window, p.Width, p.Height)
		// In this order: GTK forgets a position that is given before the window shows.
		runtime.WindowShow(window)
		runtime.WindowSetPosition(window, p.X, p.Y)
	}
}

// keepPlace notes where the window is. Losing it is no reason not to close.
// Of one that fills the screen, or is not on it, the place that it had before is kept.
func keepPlace(window context.Context) {
	p, known := readPlace()
	if !known {
		p = place{Width: firstWidth, Height: firstHeight}
	}
	p.Maximised = runtime.WindowIsMaximised(window)
	if !p.Maximised && !runtime.WindowIsFullscreen(window) && !runtime.WindowIsMinimised(window) {
		p.X, p.Y = runtime.WindowGetPosition(window)
		p.Width, p.Height = runtime.WindowGetSize(window)
	}
	keepOr(placeFile, p)
}

func currentScreen(window context.Context) (runtime.Screen, bool) {
	screens, err := runtime.ScreenGetAll(window)
	if err != nil {
		return runtime.Screen{}, false
	}
	for _, s := range screens {
		if s.IsCurrent {
			return s, true
		}
	}
	return runtime.Screen{}, false
}
