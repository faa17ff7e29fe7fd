import { type ComponentType, memo, useLayoutEffect, useState } from 'react';

interface Opened {
  opened: boolean;
}

/**
 * A dialog as its page may hold it from the start: it is made when it opens for the first time, fades in then as it
 * does later, and is not drawn again with the page while it is closed.
 */
export function onceOpened<Props extends Opened>(Dialog: ComponentType<Props>) {
  const Kept = memo(Dialog as ComponentType<Opened>, (before, now) => !before.opened && !now.opened);
  return function OnceOpened(props: Props) {
    const [made, setMade] = useState(props.opened);
    useLayoutEffect(() => {
      if (props.opened) setMade(true);
    }, [props.opened]);
    return props.opened || made ? <Kept {...props} opened={props.opened && made} /> : null;
  };
}
