// The screens of own texts, for `screens.test.mjs`: with a shelf that has something of everything on it.

/** A shelf: two books, a file and something pasted, each somewhere else. */
function shelf(language) {
  const isRussian = language === 'ru';
  const [book, guide, bread, speech] = isRussian
    ? ['Письма с маяка', 'Определитель чаек и прочих прибрежных птиц', 'Хлеб для начинающих', 'Речь для хора']
    : [
        'Letters from the lighthouse',
        'A field guide to gulls and other birds of the shore',
        'Bread',
        'Speech',
      ];
  const card = (title, patch) => ({
    id: title,
    title,
    author: '',
    language,
    source: 'epub',
    chapters: 14,
    pieces: 308,
    units: 96340,
    bookmark: 90,
    chapter: 5,
    chapter_title: isRussian ? 'Лампа' : 'The lamp',
    level: 'usual',
    points: 60,
    unlearned: [],
    untypable: [],
    practised_at: '2026-11-22T08:30:00.000Z',
    ...patch,
  });
  return [
    card(book, { author: isRussian ? 'Анна Белова' : 'Ana Costa', unlearned: ['1', '2', '(', ')'] }),
    card(bread, {
      source: 'txt',
      chapters: 2,
      pieces: 31,
      units: 12870,
      bookmark: 31,
      chapter: 2,
      chapter_title: '',
      level: 'hard',
    }),
    card(speech, {
      source: 'pasted',
      chapters: 1,
      pieces: 3,
      units: 860,
      bookmark: 1,
      chapter: 1,
      chapter_title: '',
      level: 'easy',
    }),
    card(guide, {
      chapters: 31,
      pieces: 620,
      units: 201400,
      bookmark: 0,
      chapter: 1,
      level: 'very_hard',
      unlearned: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '[', ']', '%', '&'],
      practised_at: null,
    }),
  ];
}

/** What is pasted: something to replace, something to leave out, something to take as it is. */
const PASTED = {
  en: '“The café” — señora, at 40°, ½ a mile of rope… The lamp burnt all night, and nobody came to see it. ',
  de: '„Das Café“ — señora, bei 40°, ½ Meile Tau… Die Lampe brannte die ganze Nacht, und niemand kam, sie zu sehen. ',
  es: '«El café» — Größe, a 40°, ½ milla de cuerda… La lámpara ardió toda la noche y nadie vino a verla. ',
  fr: '«\u{a0}Le café\u{a0}» — señora, à 40°, ½ mille de corde… La lampe a brûlé toute la nuit sans personne pour la voir. ',
  ru: '«Маяк» — это café, 40° и ½ мили каната… Лампа горела всю ночь, и никто не пришёл на неё посмотреть. ',
};

async function list(page, say, language) {
  await page.route('**/rpc/own_texts', (route) => route.fulfill({ json: { texts: shelf(language) } }));
  await page.getByRole('button', { name: say('texts-title'), exact: true }).click();
  await page.getByRole('list', { name: say('texts-title') }).waitFor();
}

async function empty(page, say) {
  await page.getByRole('button', { name: say('texts-title'), exact: true }).click();
  await page.getByText(say('texts-empty'), { exact: true }).waitFor();
}

async function add(page, say) {
  await empty(page, say);
  await page.getByRole('button', { name: say('texts-add') }).click();
  await page.getByRole('textbox', { name: say('texts-paste-label') }).waitFor();
}

async function chapters(page, say, language) {
  const [card] = shelf(language);
  const chapters = Array.from({ length: card.chapters }, (_, index) => ({
    number: index + 1,
    title: index === 4 ? card.chapter_title : index === 9 ? '' : `${card.title.split(' ')[0]} ${index + 1}`,
    first_piece: index * 22,
    pieces: 22,
  }));
  await page.route('**/rpc/own_text', (route) => route.fulfill({ json: { card, chapters } }));
  await list(page, say, language);
  await page.getByRole('button', { name: card.title, exact: true }).click();
  await page.getByRole('list', { name: say('texts-list-chapters') }).waitFor();
}

export const TEXT_SCREENS = {
  texts: list,
  'texts-empty': empty,
  'texts-add': add,
  'texts-review': async (page, say, language) => {
    await add(page, say);
    await page.getByRole('textbox', { name: say('texts-paste-label') }).fill(PASTED[language].repeat(8));
    await page.getByRole('button', { name: say('texts-look') }).click();
    await page.getByRole('heading', { name: say('texts-review') }).waitFor();
  },
  'texts-refused': async (page, say, language) => {
    await add(page, say);
    const other = language === 'ru' ? PASTED.en : PASTED.ru;
    await page.getByRole('textbox', { name: say('texts-paste-label') }).fill(other);
    await page.getByRole('button', { name: say('texts-look') }).click();
    await page.getByRole('alert').waitFor();
  },
  'texts-chapters': chapters,
  'texts-delete': async (page, say, language) => {
    await chapters(page, say, language);
    await page.getByRole('button', { name: say('texts-delete'), exact: true }).click();
    await page.getByRole('dialog').waitFor();
  },
};
