// Finds names of people: after a title, or where the words before say that a name follows.
import type { Span } from '../detector.ts';
import { spansOf } from './match.ts';

const NAME = "[A-Z][a-z]{1,20}(?:['-][A-Z]?[a-z]{1,20})?";
const TITLED = new RegExp(`(?<!\\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Nurse|Sister|Rev|Sir|Dame)\\.? (?:${NAME} )?(?:O'|Mc|Mac)?${NAME}(?!\\w)`, 'g');
const INTRODUCED = new RegExp(
  `(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir)(?: real| full| actual| first| legal| last)?(?: name| surname)(?:'?s| is| was|:) (?<it>${NAME}(?: (?:O'|Mc|Mac)?${NAME}){0,2})`,
  'g',
);
const I_AM = new RegExp(`(?<!\\w)(?:[Ii]'?m|[Ii] am|[Tt]his is|[Cc]all me|[Nn]amed|[Cc]alled|[Mm]e,|[Nn]urse|[Ww]orker|[Cc]o-?ordinator|CPN|[Pp]sychiatrist|[Ll]andlord|[Nn]eighbour|[Mm]ate|[Ff]riend|[Ee]x|[Ss]ister|[Bb]rother|[Ss]on|[Dd]aughter|[Hh]usband|[Ww]ife|[Pp]artner),? (?<it>${NAME} (?:O'|Mc|Mac)?${NAME})(?!\\w)`, 'g');

/** People of stories, brands and figures of speech; and words that open a sentence rather than a name. */
const NOT_A_PERSON =
  /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Doctor|Sister|Sir|Nurse|Prof|Professor|Dame)\.? (?:Bean|Brown's Boys|Men|Tumble|Who|Pepper|Google|Strange|Marple|Darcy|Bennet|Doubtfire|Potato|Whippy|Kipling|Claus|Frost|Dolittle|Zhivago|Act|Ratched|You|I|He|She|They|Has|Said|Was|Is|And|Or|The|Practitioner|Led|Prescriber|Appointment|Came|Told|Right|Wrong|Nobody|Universe|Piggy|Trunchbull|Havisham|Watson|Jekyll|Motivator|Blobby))/;
const ORDINARY = /\b(?:Bipolar|Autistic|British|English|Scottish|Welsh|Irish|Polish|Muslim|Christian|Jewish|Hindu|Sikh|Catholic|Indian|Pakistani|Asian|African|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Section|Mental|Health|Act|Ward|Christmas|Easter|Universal|Credit|Borderline|The|New|Great|North|South|East|West|Street|Road|Facebook|Coronation|Doctor|Game|Harry Potter|Taylor Swift|Jesus)\b/;

/** Names of people. A first name alone is no personal detail: many pseudonyms look like one. */
export function findNames(text: string): Span[] {
  const found = [...spansOf(TITLED, text, 'NAME'), ...spansOf(INTRODUCED, text, 'NAME'), ...spansOf(I_AM, text, 'NAME')];
  return found.filter((span) => {
    const written = text.slice(span.start, span.end);
    return !NOT_A_PERSON.test(written) && !ORDINARY.test(written);
  });
}
