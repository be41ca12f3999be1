/** A question about one text that can be answered by looking at it; `among` stands for a list as well as for one value. */
export type TextQuestion =
  | { readonly asks: 'among'; readonly values: readonly string[] }
  | { readonly asks: 'contains' | 'starts' | 'ends' | 'regex'; readonly value: string }
  | { readonly asks: 'exists' };

/** How many questions of an open answer are looked at together: each doubles what there is to look at. */
const mostOpen = 6;

/**
 * All ways in which one text can answer several questions. There may be ways among them that no text answers (a regular
 * expression is taken to find anything or nothing), none is left out. `undefined` where there are too many.
 */
export function listTextAnswers(
  questions: readonly TextQuestion[],
): readonly (readonly boolean[])[] | undefined {
  const open = questions.filter(({ asks }) => asks !== 'among' && asks !== 'exists');
  if (open.length > mostOpen) return undefined;
  const values = new Set(questions.flatMap((each) => (each.asks === 'among' ? each.values : [])));
  const ways = [...values].flatMap((text) => {
    const known = questions.map((question) => answer(question, text));
    return spread(known);
  });
  const others = spread(
    questions.map(({ asks }) => (asks === 'exists' ? true : asks === 'among' ? false : undefined)),
  ).filter((way) => isConsistent(questions, way));
  return [...ways, ...others];
}

/** What a text answers; `undefined` where only running it would tell. */
function answer(question: TextQuestion, text: string): boolean | undefined {
  switch (question.asks) {
    case 'among':
      return question.values.includes(text);
    case 'contains':
      return text.includes(question.value);
    case 'starts':
      return text.startsWith(question.value);
    case 'ends':
      return text.endsWith(question.value);
    case 'regex':
      return undefined;
    case 'exists':
      return true;
    default:
      throw new TypeError(question satisfies never);
  }
}

/** Every way to fill in what is open. */
function spread(known: readonly (boolean | undefined)[]): readonly (readonly boolean[])[] {
  let ways: readonly (readonly boolean[])[] = [[]];
  for (const each of known) {
    const next = each === undefined ? [false, true] : [each];
    ways = ways.flatMap((way) => next.map((value) => [...way, value]));
  }
  return ways;
}

/** Whether the answers of a text that nobody named go together, as far as parts of a text tell. */
function isConsistent(questions: readonly TextQuestion[], way: readonly boolean[]): boolean {
  const yes = questions.filter((_, index) => way[index]);
  const no = questions.filter((_, index) => !way[index]);
  for (const one of yes) {
    if (!('value' in one) || one.asks === 'regex') continue;
    if (yes.some((two) => !canBothBegin(one, two) || !canBothEnd(one, two))) return false;
    if (no.some((two) => follows(one, two))) return false;
  }
  return true;
}

type Part = Extract<TextQuestion, { readonly value: string }>;

function canBothBegin(one: Part, two: TextQuestion): boolean {
  if (one.asks !== 'starts' || two.asks !== 'starts') return true;
  return one.value.startsWith(two.value) || two.value.startsWith(one.value);
}

function canBothEnd(one: Part, two: TextQuestion): boolean {
  if (one.asks !== 'ends' || two.asks !== 'ends') return true;
  return one.value.endsWith(two.value) || two.value.endsWith(one.value);
}

/** Whether a text that answers the first with yes answers the second with yes as well. */
function follows(one: Part, two: TextQuestion): boolean {
  switch (two.asks) {
    case 'contains':
      return one.value.includes(two.value);
    case 'starts':
      return one.asks === 'starts' && one.value.startsWith(two.value);
    case 'ends':
      return one.asks === 'ends' && one.value.endsWith(two.value);
    case 'among':
    case 'regex':
    case 'exists':
      return false;
    default:
      throw new TypeError(two satisfies never);
  }
}
