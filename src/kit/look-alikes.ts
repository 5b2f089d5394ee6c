// The one table of letters from other scripts, and of Latin variants, that look like plain Latin letters.

/**
 * One line per plain character: the character, then what is read as it. Upper and lower case are listed apart
 * where they look like different letters (Greek capital nu is an N, small nu a v). Full-width, mathematical,
 * circled and superscript forms are not here: Unicode compatibility decomposition (UAX #15) undoes those.
 * Our own choice, in the spirit of Unicode Technical Standard #39 and much smaller than its table.
 */
const TABLE = `
a АаΑαɑᴀᎪ∂ɐⱥȺ
b ВвьЬЪъΒβʙƀɓᏴϐ
c СсϹϲᴄᏟƈȼȻ
d Ԁԁđ ĐɗᴅᎠ
e ЕеЄєΕεɛᴇᎬәƏəǝϵɇɆ
f ƒꜰϝ
g ɡԌɢǥɠᏀ
h НнһҺΗʜħĦҥᎻ
i ІіΙιıɩɪӀƖᎥ
j ЈјϳᴊɉᎫ
k КкΚκᴋƙқҚᏦ
l ӏʟłŁɫƚⅬᏞƛ
m МмΜᴍᎷ
n ПпΝηɴŋŊɲռղ
o ОоΟοσΣςᴏøØөӨθΘօ
p РрΡρᴘᏢƥϸ
q ԚԛɋզϘԳ
r ГгʀᴦɍᏒ
s ЅѕꜱʂᏚƨ
t ТтΤτᴛŧŦᎢƭ
u μυᴜʊʉսцʋ
v ѴѵνᴠᏙ
w ԜԝωᴡɯѡᎳшШ
x ХхΧχҳ×
y УуΥγʏүҮყƴɏ
z ΖζᴢʐƵƶᏃ
' ’‘ʼ‛\`´′ˈʹʻʽ＇
" “”„‟«»″〝〞
- ‐‑‒–—―−﹘⁃
`;

/** Each look-alike with the plain character it is read as. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([...pairs(), ...negativeLetters()]);

function* pairs(): Generator<[string, string]> {
  for (const line of TABLE.trim().split('\n')) {
    const [plain = '', ...alikes] = line;
    for (const alike of alikes) if (alike !== ' ') yield [alike, plain];
  }
}

/** White letters on black discs and squares have no decomposition of their own in Unicode. */
function* negativeLetters(): Generator<[string, string]> {
  for (const first of [0x1f150, 0x1f170]) {
    for (let i = 0; i < 26; i += 1) yield [String.fromCodePoint(first + i), String.fromCharCode(97 + i)];
  }
}
