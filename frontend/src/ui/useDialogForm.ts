import { type ChangeEvent, type FocusEvent, useRef, useState } from 'react';
import { faultMessage, requestId, toFault } from '../backend';
import { t } from '../i18n';

type KeysOf<Values, Kind> = { [Key in keyof Values]-?: Values[Key] extends Kind ? Key : never }[keyof Values] & string;

interface FieldState {
  name: string;
  /** Marks the control that one sees: a Select gives `name` to a hidden one. */
  'data-field': string;
  error?: string;
}

/** What a dialog's fields are made of: spread `form.text('name')` into a TextInput. */
export interface FormFields<Values extends object> {
  values: Values;
  set: <Key extends keyof Values>(name: Key, value: Values[Key]) => void;
  /** For TextInput and Textarea. */
  text: (name: KeysOf<Values, string>) => FieldState & {
    value: string;
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
    onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  };
  /** For inputs that hand over the value: MoneyInput, QuantityInput, DateInput, ComboPicker, Select. */
  value: <Key extends keyof Values & string>(
    name: Key,
  ) => FieldState & {
    value: Values[Key];
    onChange: (value: Values[Key]) => void;
  };
  /** For Checkbox and Switch. */
  check: (name: KeysOf<Values, boolean>) => FieldState & {
    checked: boolean;
    onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  };
  /** Name and failure of a field by the request's path, where it differs from the form's: `lines.0.quantityMilli`. */
  field: (path: string) => FieldState;
  pending: boolean;
}

type Errors = Readonly<Record<string, string>>;

type Control = HTMLInputElement | HTMLTextAreaElement;

function controls(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('input[data-field], textarea[data-field]')];
}

const pathOf = (control: Control) => control.dataset.field ?? '';

/** What one types replaces the line that stands there; a longer text is gone on with. */
function selectLine({ currentTarget }: FocusEvent<Control>) {
  if (currentTarget instanceof HTMLInputElement) currentTarget.select();
}

/** What the fields themselves object to: required and empty, or unreadable. */
function objections(form: HTMLFormElement): Record<string, string> {
  const found: Record<string, string> = {};
  for (const control of controls(form)) {
    // A Select's field is read-only to the browser, which then does not look at it: ask it ourselves.
    const missing = control.required && control.value.trim() === '';
    if (!missing && control.validity.valid) continue;
    found[pathOf(control)] ??= control.validity.customError ? control.validationMessage : t('ui.required');
  }
  return found;
}

/** State of a form that submits one command: values and whether they changed, failures by field, one request id until it succeeded. */
export function useDialogForm<Values extends object>(
  initial: Values,
  onSubmit: (values: Values, context: { requestId: string; next: boolean }) => Promise<unknown>,
) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [summary, setSummary] = useState('');
  const [pending, setPending] = useState(false);
  const busy = useRef(false);
  const [id] = useState(requestId);
  const [begun] = useState(() => JSON.stringify(initial));

  const set: FormFields<Values>['set'] = (name, value) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [String(name)]: _, ...others }) => others);
  };
  const show = (form: HTMLFormElement, found: Errors, general: string) => {
    setErrors(found);
    setSummary(general);
    const control = controls(form).find((each) => pathOf(each) in found);
    control?.focus();
    // What is wrong stands beneath the field, once it is drawn: it is to be seen, too.
    const whole = control?.closest('.mantine-InputWrapper-root');
    if (whole) requestAnimationFrame(() => whole.scrollIntoView?.({ block: 'nearest' }));
  };
  const submit = async (form: HTMLFormElement, next: boolean): Promise<boolean> => {
    if (busy.current) return false;
    const objected = objections(form);
    if (Object.keys(objected).length > 0) {
      show(form, objected, '');
      return false;
    }
    busy.current = true;
    setPending(true);
    try {
      await onSubmit(values, { requestId: id, next });
      return true;
    } catch (reason) {
      const fault = toFault(reason);
      const known = fault.field !== '' && controls(form).some((control) => pathOf(control) === fault.field);
      show(form, known ? { [fault.field]: faultMessage(fault) } : {}, known ? '' : faultMessage(fault));
      return false;
    } finally {
      busy.current = false;
      setPending(false);
    }
  };

  const field = (path: string): FieldState => ({ name: path, 'data-field': path, error: errors[path] });
  const fields: FormFields<Values> = {
    values,
    set,
    pending,
    field,
    text: (name) => ({
      ...field(name),
      value: String(values[name]),
      onChange: (event) => set(name, event.currentTarget.value as Values[typeof name]),
      onFocus: selectLine,
    }),
    value: (name) => ({ ...field(name), value: values[name], onChange: (value) => set(name, value) }),
    check: (name) => ({
      ...field(name),
      checked: values[name] === true,
      onChange: (event) => set(name, event.currentTarget.checked as Values[typeof name]),
    }),
  };
  return { fields, summary, pending, submit, changed: JSON.stringify(values) !== begun };
}

/** Whether a field holds something that cannot be read, which is in no value. */
export function holdsUnreadable(form: HTMLFormElement | null): boolean {
  return form !== null && controls(form).some((control) => control.validity.customError);
}
