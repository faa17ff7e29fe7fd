import { type ComponentProps, useEffect, useRef } from 'react';
import classes from './Tick.module.css';

interface TickProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'ref'> {
  /** Some of what it stands for is chosen, and some is not. */
  some?: boolean;
}

/** A checkbox that rows have: styles alone draw it, for many of them are drawn at once. */
export function Tick({ some = false, ...input }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return <input {...input} ref={box} type="checkbox" className={classes.tick} />;
}
