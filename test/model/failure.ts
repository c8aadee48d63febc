/** Docker, the shell or a program says no: the command ends with a status other than 0. */
export class Failure extends Error {}

/** The model does not know what would happen: a fault of whoever asked, never a result. */
export class Unmodelled extends Error {}
