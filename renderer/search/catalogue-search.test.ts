import { describe, expect, it } from 'vitest';
import file from '../../assets/demo/catalogue.json' with { type: 'json' };
import { contentSchema, EMPTY_CATALOGUE } from '../../shared/domain/catalogue/content.ts';
import type { Locale } from '../../shared/lib/text.ts';
import { buildCatalogueSearch, createCatalogueSearch } from './catalogue-search.ts';

const { items = [], lines = [], articles = [], faqs = [] } = contentSchema.parse(file);
const catalogue = { ...EMPTY_CATALOGUE, items, lines, articles, faqs };
const search = createCatalogueSearch(catalogue);
const first = (query: string, locale: Locale = 'zh-CN') => search.find(query, locale, 5)[0]?.id;

describe('[KI-5] the first hit', () => {
  it.each([
    // names, whole, begun, from the middle
    ['公司设立登记', 'MR-01'],
    ['公司设', 'MR-01'],
    ['设立登记', 'MR-01'],
    ['施工许可', 'HC-01'],
    ['取水', 'WR-02'],
    ['教师资格', 'ED-01'],
    ['存量房买卖', 'NR-04'],
    // everyday words
    ['开公司', 'MR-01'],
    ['关公司', 'MR-03'],
    ['换法人', 'MR-02'],
    ['摆摊', 'MR-04'],
    ['开饭店', 'MR-05'],
    ['开药店', 'MR-06'],
    ['房产证', 'NR-04'],
    ['二手房过户', 'NR-04'],
    ['领证', 'CA-02'],
    ['身份证丢了', 'PS-04'],
    ['取公积金', 'GJ-02'],
    ['失业金', 'HR-05'],
    ['自己交社保', 'HR-04'],
    ['外地看病', 'YB-02'],
    ['滴滴', 'TR-02'],
    ['公租房', 'HC-05'],
    ['门头', 'CG-02'],
    ['渣土', 'CG-03'],
    ['环评', 'EN-01'],
    ['电梯', 'MR-08'],
    ['老兵', 'VA-01'],
    ['办残疾证', 'DF-01'],
    ['高龄补贴', 'CA-03'],
    ['KTV', 'CT-02'],
    ['ktv', 'CT-02'],
    // pinyin, begun, with spaces, initials
    ['gongsisheli', 'MR-01'],
    ['gong si she li', 'MR-01'],
    ['huzhao', 'PS-03'],
    ['huz', 'PS-03'],
    ['jiehun', 'CA-02'],
    ['shiyejin', 'HR-05'],
    ['wangyueche', 'TR-02'],
    ['gssl', 'MR-01'],
    ['sfzdl', 'PS-04'],
    ['gjjtq', 'GJ-02'],
    ['sgxk', 'HC-01'],
    // a question, with the words that all questions have
    ['我要办护照', 'PS-03'],
    ['怎么注册公司', 'MR-01'],
    ['想开个饭店要什么手续', 'MR-05'],
    ['工作日怎么算', 'FAQ-09'],
    // FAQs, lines, articles by title and by text
    ['过号了怎么办', 'FAQ-01'],
    ['没带身份证', 'FAQ-04'],
    ['容缺受理', 'ART-12'],
    ['高速专线', 'EL-RE'],
    ['部门预算', 'ART-18'],
    ['低保', 'ART-22'],
    ['除颤器', 'ART-25'],
  ])('%s: %s', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it.each([
    ['passport', 'PS-03'],
    ['passp', 'PS-03'],
    ['start a company', 'MR-01'],
    ['company establishment registration', 'MR-01'],
    ['business license', 'MR-01'],
    ['restaurant', 'MR-05'],
    ['lost ID card', 'PS-04'],
    ['get married', 'CA-02'],
    ['housing fund withdrawal', 'GJ-02'],
    ['unemployment benefit', 'HR-05'],
    ['hospital in another city', 'YB-02'],
    ['title deed', 'NR-04'],
    ['building permit', 'HC-01'],
    ['how do I get a passport?', 'PS-03'],
    ['my number was passed', 'FAQ-01'],
    ['defibrillator', 'ART-25'],
  ])('in English, %s: %s', (query, id) => {
    expect(first(query, 'en')).toBe(id);
  });

  it.each([
    ['gonsisheli', 'MR-01'],
    ['gongsishelli', 'MR-01'],
    ['huhzao', 'PS-03'],
    ['jeihun', 'CA-02'],
    ['shiyejim', 'HR-05'],
    ['公司社立登记', 'MR-01'],
    ['公司住册', 'MR-01'],
    ['护找', 'PS-03'],
    ['结昏', 'CA-02'],
    ['网约东', 'TR-02'],
    ['pasport', 'PS-03'],
    ['passprot', 'PS-03'],
    ['marrige', 'CA-02'],
    ['unemploiment', 'HR-05'],
  ])('with a slip, %s: %s', (query, id) => {
    expect(first(query)).toBe(id);
  });
});

describe('the list', () => {
  it('has items, FAQs and articles side by side, no more than asked for, each once', () => {
    const hits = search.find('公积金', 'zh-CN', 10);
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['item', 'faq', 'article']));
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
    expect(search.find('公积金', 'zh-CN', 2)).toHaveLength(2);
  });

  it('what is asked again is not sought again, in the other language it is', () => {
    const hits = search.find('护照', 'zh-CN', 5);
    expect(search.find('护照', 'zh-CN', 5)).toBe(hits);
    expect(search.find('护照', 'en', 5)).not.toBe(hits);
    expect(search.find('结婚', 'zh-CN', 5)).not.toEqual(hits);
  });

  it('what fits alike stands in the order of the catalogue, in both languages', () => {
    const ids = (query: string, locale: Locale) => search.find(query, locale, 3).map(({ id }) => id);
    expect(ids('gongsi', 'zh-CN')).toEqual(['MR-01', 'MR-02', 'MR-03']);
    expect(ids('company', 'en')).toEqual(['MR-01', 'MR-02', 'MR-03']);
  });

  it('[KI-3] among equals what is there in the language of the page comes first', () => {
    const faq = (id: string, en?: string) => ({
      id,
      category: { 'zh-CN': '问' },
      question: { 'zh-CN': '停车', ...(en === undefined ? {} : { en }) },
      answer: { 'zh-CN': '答' },
    });
    const two = createCatalogueSearch({ ...EMPTY_CATALOGUE, faqs: [faq('a'), faq('b', 'Parking')] });
    const ids = (locale: Locale) => two.find('停车', locale, 5).map(({ id }) => id);
    expect([ids('zh-CN'), ids('en')]).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
  });

  it.each(['', '   ', '？！', '…'])('nothing is asked, nothing is found: "%s"', (query) => {
    expect(search.find(query, 'zh-CN', 5)).toEqual([]);
  });

  it.each(['zzzzqqq', '蝙蝠侠', 'submarine', 'qwertyuiop', '量子力学', 'xyzzy'])('negative control: %s', (query) => {
    expect(search.find(query, 'zh-CN', 5)).toEqual([]);
  });

  it('negative control: two slips are not forgiven, nor one in a short word', () => {
    expect(first('huhzoa')).not.toBe('PS-03');
    expect(search.find('hzxo', 'zh-CN', 5)).toEqual([]);
  });

  it('what anybody may type breaks nothing', () => {
    for (const query of ['[', '\\', '(', '*', '"', "'; drop", '\u0000', '\ud83d', '🚗', 'a'.repeat(5000)]) {
      expect(() => search.find(query, 'en', 5)).not.toThrow();
    }
  });
});

describe('building beside the screen', () => {
  it('finds the same, and rests in between', async () => {
    let rests = 0;
    const built = await buildCatalogueSearch(catalogue, async () => {
      rests += 1;
      return true;
    });
    expect(rests).toBeGreaterThan(1);
    expect(built?.find('huzhao', 'zh-CN', 5)).toEqual(search.find('huzhao', 'zh-CN', 5));
  });

  it('stops when a newer version has come', async () => {
    expect(await buildCatalogueSearch(catalogue, async () => false)).toBeNull();
  });
});
