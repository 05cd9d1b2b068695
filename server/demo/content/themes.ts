import type { Theme } from '../../../shared/domain/catalogue/theme.ts';
import { t } from './words.ts';

type ThemeWords = Omit<Theme, 'order'> & { readonly items: readonly string[] };

/** Life events and business events, the most wanted first, and the items under each. */
export const THEMES: readonly ThemeWords[] = [
  {
    id: 'start-business',
    kind: 'business',
    name: t('我要开办企业', 'Start a business'),
    items: ['MR-01', 'MR-04', 'PS-01', 'TX-01', 'TX-02', 'HR-01', 'YB-01', 'GJ-01', 'BK-01'],
  },
  {
    id: 'change-business',
    kind: 'business',
    name: t('企业变更或注销', 'Change or close a business'),
    items: ['MR-02', 'MR-03'],
  },
  {
    id: 'food-and-trade',
    kind: 'business',
    name: t('开店经营许可', 'Licences for shops and venues'),
    items: ['MR-05', 'MR-06', 'MR-07', 'PS-02', 'HE-01', 'CG-02', 'CT-01', 'CT-02', 'EM-02'],
  },
  {
    id: 'employ',
    kind: 'business',
    name: t('招人用工', 'Employ people'),
    items: ['HR-01', 'YB-01', 'GJ-01', 'HR-02', 'HR-03'],
  },
  {
    id: 'invest',
    kind: 'business',
    name: t('投资立项', 'Start an investment project'),
    items: ['FG-01', 'FG-02', 'FG-03', 'FG-04', 'NR-01', 'EN-01', 'WR-01'],
  },
  {
    id: 'build',
    kind: 'business',
    name: t('工程建设', 'Build'),
    items: ['NR-02', 'NR-03', 'HC-01', 'HC-02', 'HC-03', 'HC-04', 'CD-01', 'ME-01', 'CG-01', 'CG-03'],
  },
  {
    id: 'environment',
    kind: 'business',
    name: t('环保水务与安全', 'Environment, water and safety'),
    items: ['EN-01', 'EN-02', 'WR-01', 'WR-02', 'CG-04', 'MR-08', 'EM-01', 'EM-02'],
  },
  { id: 'transport', kind: 'business', name: t('道路运输', 'Road transport'), items: ['TR-01', 'TR-02'] },
  {
    id: 'institution',
    kind: 'business',
    name: t('办学办医与社会组织', 'Schools, clinics and associations'),
    items: ['ED-02', 'HE-02', 'CA-01'],
  },
  { id: 'home', kind: 'life', name: t('买房住房', 'Buy or rent a home'), items: ['NR-04', 'NR-05', 'GJ-02', 'HC-05'] },
  {
    id: 'work',
    kind: 'life',
    name: t('就业失业', 'Work and unemployment'),
    items: ['HR-04', 'HR-05', 'ED-01', 'HE-03', 'TR-02'],
  },
  { id: 'health', kind: 'life', name: t('看病就医', 'See a doctor'), items: ['YB-02'] },
  { id: 'retire', kind: 'life', name: t('养老与老年人', 'Pension and old age'), items: ['HR-04', 'CA-03'] },
  { id: 'family', kind: 'life', name: t('结婚成家', 'Marry'), items: ['CA-02', 'GJ-02', 'NR-04'] },
  { id: 'papers', kind: 'life', name: t('证件与出国', 'Papers and travel abroad'), items: ['PS-03', 'PS-04'] },
  {
    id: 'self-employed',
    kind: 'life',
    name: t('个人创业开店', 'Open a shop of my own'),
    items: ['MR-04', 'MR-05', 'HE-01', 'TR-01', 'EM-02'],
  },
  {
    id: 'support',
    kind: 'life',
    name: t('救助与优待', 'Support and benefits'),
    items: ['DF-01', 'VA-01', 'CA-03', 'HC-05', 'HR-05'],
  },
  { id: 'information', kind: 'life', name: t('查询政府信息', 'Government information'), items: ['XZ-01'] },
];
