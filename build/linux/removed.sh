#!/bin/sh
# After the package was removed: the books are the user's and stay. dpkg says
# "remove", rpm says how many versions are left.
set -e
case "$1" in
  remove | 0)
    echo 'Stockroom was removed. The books stay where they are, usually in ~/.local/share/stockroom of each user;'
    echo 'settings of the window are in ~/.config/stockroom. Delete these folders yourself if nobody needs them.'
    ;;
esac
