export const soundness = {
  'soundness.checking': 'Stockroom was not closed the last time. The books are being checked; you can go on working.',
  'soundness.sound': 'The books are sound: nothing is missing.',
  'soundness.unsound': {
    one: 'The check found {count} problem in the books.',
    other: 'The check found {count} problems in the books.',
  },
  'soundness.failed': 'The books could not be checked.',
  'soundness.backup': 'Keep the file, and restore a backup: the newest good one is {name} of {at}.',
  'soundness.noBackup': 'Keep the file and ask for help: there is no good backup beside it.',
  'soundness.hide': 'Hide this until the next start',
  'waiting.import': 'Waiting: an import is running.',
  'waiting.seed': 'Waiting: sample data is being made.',
  'waiting.upgrade': 'Waiting: the database is being brought up to a new version.',
  'waiting.restore': 'Waiting: a backup is being restored.',
  'waiting.check': 'Waiting: the books are being checked.',
  'waiting.command': 'Waiting: another program is writing to the database.',
};
