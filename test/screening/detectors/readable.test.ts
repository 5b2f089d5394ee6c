// Which texts the checks can read.
import t from 'tap';
import { readable } from '../../../src/screening/detectors/readable.ts';

const READABLE = [
  '', 'ok', 'xx', '😀😀😀', '🙏', '4', '07700 900123', '...', 'Café tomorrow?', 'kms', 'Happy birthday Siân!', 'mood', 'Namaste 🙏 hope you all slept',
  'I am so tired of all this', 'gd nite all, hope u sleep ok xx', 'Diazepam Sertraline Mirtazapine Olanzapine', 'k1ll and s u i c i d e are words that i can read',
  'My nan says "dw i eisiau cysgu" when she is tired and it makes me laugh every time',
  '𝓘 𝓯𝓮𝓮𝓵 𝓼𝓸 𝓵𝓸𝔀 𝓽𝓸𝓭𝓪𝔂', 'i wаnt tо diе', // the second has Cyrillic а, о and е
];
const UNREADABLE = [
  'Не хочу больше жить', 'أريد أن أموت الليلة', '我不想活了，今晚就结束', 'میں مرنا چاہتا ہوں', 'আমি আর বাঁচতে চাই না', 'ਮੈਂ ਹੁਣ ਜੀਣਾ ਨਹੀਂ ਚਾਹੁੰਦਾ',
  'Nie chce mi się już żyć, wszystko jest za ciężkie i nikt mnie nie rozumie', 'Nie chcę już żyć', 'Je ne veux plus vivre', 'no quiero vivir, quiero morir',
  'Nu mai vreau să trăiesc, viața mea nu mai are niciun sens pentru nimeni de aici', 'mujhe marna hai, meri zindagi khatam',
  'Dwi ddim eisiau byw rhagor, mae popeth yn rhy anodd i mi heno',
  'I am fine today and the weather is nice.\n\nNie chce mi się już żyć, wszystko jest za ciężkie i nikt mnie nie rozumie',
  '⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿', '██ ██ ████ ██ ██ ████ ██ ██ ████',
];

t.test('readable', (t) => {
  for (const text of READABLE) t.equal(readable(text), true, JSON.stringify(text));
  t.end();
});
t.test('not readable', (t) => {
  for (const text of UNREADABLE) t.equal(readable(text), false, JSON.stringify(text));
  t.end();
});
