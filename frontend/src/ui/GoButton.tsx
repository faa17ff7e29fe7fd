import { Button } from '@mantine/core';
import { type LinkProps, useNavigate } from '@tanstack/react-router';

interface GoButtonProps {
  to: NonNullable<LinkProps['to']>;
  params?: Record<string, string>;
  search?: Record<string, string>;
  label: string;
  /** Not the first thing to do here. */
  quiet?: boolean;
}

/** Leads to another page, from where there is nothing to do on this one. */
export function GoButton({ to, params, search, label, quiet }: GoButtonProps) {
  const navigate = useNavigate();
  return (
    <Button
      variant={quiet ? 'default' : 'filled'}
      onClick={() => void navigate({ to, params, search: search ?? {} } as never)}
    >
      {label}
    </Button>
  );
}
