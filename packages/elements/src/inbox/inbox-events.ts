/** Asks the inbox to open a case. Internal. */
export class OpenCaseRequest extends Event {
  readonly number: string;
  constructor(number: string) {
    super('open-case');
    this.number = number;
  }
}

/** Asks a list for its next page. Internal. */
export class MoreRequest extends Event {
  constructor() {
    super('more');
  }
}

/** Asks the inbox to print the open case. Internal. */
export class PrintRequest extends Event {
  constructor() {
    super('print-record');
  }
}

/** A cause was chosen in the guide. Internal. */
export class CauseChosen extends Event {
  readonly cause: string;
  constructor(cause: string) {
    super('cause-chosen');
    this.cause = cause;
  }
}

/** An action's form is finished with; `done` says whether the command was carried out. Internal. */
export class ActionEnd extends Event {
  readonly done: boolean;
  constructor(done: boolean) {
    super('action-end');
    this.done = done;
  }
}
