import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

export type ParsedText<T> = { ok: true; value: T | null } | { ok: false; message: string };

/** What every typed-value input has beyond a TextInput. */
export interface ValueInputProps<T> extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type'> {
  value: T | null;
  onChange: (value: T | null) => void;
}

interface ParsedInputProps<T> extends ValueInputProps<T> {
  parse: (text: string) => ParsedText<T>;
  /** The text for a value, as one would type it. */
  write: (value: T) => string;
}

/**
 * A text field that holds a value of another kind. While one types, the text is
 * left alone and the value follows as soon as it can be read; leaving the
 * field writes the value properly. What cannot be read is said under the field, and makes the form invalid.
 */
export function ParsedInput<T extends string | number>({
  value,
  onChange,
  parse,
  write,
  error,
  onBlur,
  ...rest
}: ParsedInputProps<T>) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value === null ? '' : write(value));
  const [left, setLeft] = useState(false);
  const [seen, setSeen] = useState(value);
  const parsed = parse(text);
  const message = parsed.ok ? '' : parsed.message;

  // A value set from outside replaces the text; one's own typing does not.
  if (seen !== value) {
    setSeen(value);
    setText(value === null ? '' : write(value));
  }
  useEffect(() => input.current?.setCustomValidity(message), [message]);

  const type = (next: string) => {
    setText(next);
    setLeft(false);
    const read = parse(next);
    const known = read.ok ? read.value : null;
    if (known === seen) return;
    setSeen(known);
    onChange(known);
  };
  return (
    <TextInput
      {...rest}
      ref={input}
      autoComplete="off"
      value={text}
      error={left && message ? message : error}
      onChange={(event) => type(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => {
        setLeft(true);
        if (parsed.ok) setText(parsed.value === null ? '' : write(parsed.value));
        onBlur?.(event);
      }}
    />
  );
}
