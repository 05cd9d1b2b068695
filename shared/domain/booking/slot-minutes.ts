/** Length of every slot, in minutes; slots begin on the half hour. In a file of its own: the phone page reads it and must stay small. */
export const SLOT_MINUTES = 30;
