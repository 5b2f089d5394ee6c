// The commonest words of English, with forum spellings, and of languages that clients in England also write.

/** Folded forms, without apostrophes. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'the be to of and a in that have i it for not on with he as you do at this but his by from they we ' +
    'say her she or will my one all would there their what so up out if about who get which go when make ' +
    'can like time no just him know take ' +
    'people into year your good some could them see other than then now look only come its over think ' +
    'also back after use two how our work first well way even new want because any these give day most us ' +
    'is are was were been has had did does am im ive id ill ' +
    'dont cant wont didnt doesnt isnt wasnt thats theres youre theyre hes shes really very too much more ' +
    'here today tonight still never always again feel feeling felt need help thanks thank hi hello hey ' +
    'hope hug hugs love sorry please ok okay yes yeah ' +
    'got going gonna wanna u ur lol tbh ngl bit off down why where every anyone someone everyone nothing ' +
    'something anything things thing bad better best night week life mum dad friend friends meds home ' +
    'sleep tired little lot last long right always before through ' +
    'me being making getting having should keep let talk tell told said try trying around away cos myself ' +
    'yourself many same may might each own since while until without been both between old another'
  ).split(' '),
);

/**
 * Telling words of Polish, Romanian, Portuguese, Spanish, French, Italian, German, Welsh, Somali, Turkish, and Urdu,
 * Punjabi and Arabic in Latin letters; none is an English word.
 */
export const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  (
    'nie jest sie jestem mnie chce zyc juz czuje bardzo dlaczego wszystko moje zycie jak tylko zeby ktos ' +
    'nu sunt vreau este foarte pentru mult viata mea cand acum traiesc imi ' +
    'nao eu quero estou muito minha vida voce para porque mais viver uma ' +
    'yo quiero estoy muy que por morir vivir ya puedo nada siento todo pero ' +
    'je suis veux vivre mourir avec mais tout rien moi ne pourquoi ' +
    'voglio sono morire vivere piu non mia vita tutto perche ' +
    'ich nicht mehr und mein leben sterben kann habe ist ' +
    'dwi eisiau ddim yn mae fy mywyd rydw teimlo iawn heno ' +
    'waxaan rabaa inaan noloshayda aan ' +
    'istemiyorum olmek yasamak istiyorum hayat cok artik bir ' +
    'mujhe mein hoon hai nahi marna zindagi meri bahut kya aur mera raha rahi jeena chahta chahti ' +
    'ana arid amoot hayati ayez wallah'
  ).split(' '),
);
