import { itemSchema } from '../../../shared/domain/catalogue/catalogue.ts';
import { type Catalogue, EMPTY_CATALOGUE } from '../../../shared/domain/catalogue/content.ts';

const zh = (text: string, en?: string) => ({ 'zh-CN': text, ...(en === undefined ? {} : { en }) });
const material = (id: string, name: string, more: object = {}) => ({
  id,
  name: zh(name, id),
  form: 'original',
  originals: 1,
  copies: 0,
  fetched: false,
  tolerance: false,
  condition: null,
  ...more,
});

/** Two items of one theme: one that asks two questions, one that asks none and has no English. */
export const SMALL_CATALOGUE: Catalogue = {
  ...EMPTY_CATALOGUE,
  themes: [
    { id: 'shop', kind: 'business', name: zh('开店', 'Open a shop'), order: 0 },
    { id: 'nothing', kind: 'life', name: zh('空'), order: 0 },
  ],
  items: [
    itemSchema.parse({
      id: 'licence',
      version: 2,
      name: zh('营业执照', 'Business licence'),
      prefix: 'G',
      instant: false,
      promised: null,
      fee: zh('不收费', 'Free'),
      departmentId: 'market',
      department: zh('市场监管局', 'Market office'),
      applicants: ['enterprise'],
      themes: ['shop'],
      materials: [
        material('form', '申请书'),
        material('deed', '房本', {
          when: [{ situation: 'place', options: ['own'] }],
          example: zh('带原件', 'The original'),
        }),
        material('lease', '租约', { when: [{ situation: 'place', options: ['rented'] }], tolerance: true }),
        material('id', '身份信息', { fetched: true }),
      ],
      situations: [
        {
          id: 'who',
          question: zh('谁来办？', 'Who comes?'),
          options: [
            { id: 'me', label: zh('本人', 'Me') },
            { id: 'agent', label: zh('代办', 'An agent') },
          ],
        },
        {
          id: 'place',
          question: zh('店面是谁的？', 'Whose place is it?'),
          options: [
            { id: 'own', label: zh('自己的', 'My own') },
            { id: 'rented', label: zh('租的', 'Rented') },
          ],
        },
      ],
    }),
    itemSchema.parse({
      id: 'stamp',
      name: zh('印章备案'),
      prefix: 'G',
      instant: true,
      promised: null,
      fee: zh('不收费', 'Free'),
      departmentId: 'police',
      department: zh('公安局', 'Police'),
      applicants: ['enterprise'],
      themes: ['shop'],
      materials: [],
    }),
  ],
};
