/** Says that the visitor agrees or does not: by what they chose, or by what is assumed of them as long as they have not. */
export type Say = (granted: boolean, isChosen: boolean) => void;
