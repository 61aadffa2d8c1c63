/** Raised on the window for a shortcut that the view at hand answers: to edit its expression. */
export const EDIT_EXPRESSION = 'heapglass-edit-expression';
