/** The words by which places are told from other words that end like them. */

import { DOES, PLACE_ENDS } from './agencies.js'

/** 全省, 我市, 各县: a place, but none by name. */
export const UNNAMED = [...'全我本该各每这那此其']

/** 围绕全区, 推进县: the words in front are what is done there. */
export const NO_STARTS = [
  ...DOES,
  '推进',
  '推动',
  '加强',
  '深化',
  '强化',
  '完善',
  '健全',
  '提升',
  '做好',
  '配合',
  '组织',
  '开展',
  '召开',
  '参加',
  '接受',
  '服务',
  '监督',
  '指导',
  '协助',
  '督促',
  '报请',
  '报送',
  '负责',
  '经',
  '由',
  '为',
  '对',
  '向',
  '与',
]

/** Characters of sentences that stand in no place's name: 请与区…. */
export const NOT_IN_PLACES = [...'请与的是被把']

/** What a place is followed by where a text names its government: 曲靖市沾益区人民政府办公室. */
export const OF_A_PLACE = ['人民政府', '政府', '人大', '政协', '行政公署', '管委会', '管理委员会']

/** Other words that end as places do. */
export const NO_PLACES = [
  '社区',
  '辖区',
  '景区',
  '小区',
  '校区',
  '片区',
  '灾区',
  '山区',
  '牧区',
  '林区',
  '老区',
  '特区',
  '专区',
  '军区',
  '战区',
  '厂区',
  '库区',
  '市区',
  '县区',
  '街区',
  '园区',
  '城市',
  '省市',
  '县市',
  '区县',
  '市县',
  '超市',
  '门市',
  '上市',
  '都市',
  '直辖市',
  '地级市',
  '县级市',
  '自治区',
  '自治州',
  '自治县',
  '自治旗',
]

/**
 * Districts of one name that several cities have, and zones that are called by what they are: alone they name no place.
 * Counties and cities have names of their own.
 */
export const NAMES_OF_SEVERAL = [
  '朝阳区',
  '鼓楼区',
  '新华区',
  '桥西区',
  '桥东区',
  '城关区',
  '市中区',
  '长安区',
  '和平区',
  '铁西区',
  '铁东区',
  '河东区',
  '西湖区',
  '白云区',
  '江北区',
  '城中区',
  '城区',
  '郊区',
  '矿区',
  '新城区',
  '老城区',
  '通州区',
  '青山区',
  '宝山区',
  '海州区',
  '向阳区',
  '普陀区',
  '永定区',
  '龙华区',
  '南山区',
  '东风区',
  '西安区',
  '清河区',
  '新市区',
  '东山区',
  '江东区',
  '新区',
  '高新区',
  '经开区',
  '开发区',
  '经济开发区',
  '经济技术开发区',
  '高新技术开发区',
  '高新技术产业开发区',
  '工业园区',
  '保税区',
  '度假区',
]

/** Bodies of the whole country need no place: 教育部, 国家税务总局, 中国气象局. */
export const NATIONAL_STARTS = ['国家', '中国', '中华', '全国', '国务院', '最高人民', '海关总署', '中央']
export const NATIONAL_ENDS = ['部', '总署', '总局']

/** Bodies that have a name of their own: 南宁海关, 四川大学. */
export const PROPER_NAMES = ['海关', '大学', '学院', '医院', '公司', '集团', '银行', '监狱', '农场', '出版社']

/** Words that begin with a character that ends places: 县|市场监督管理局, 区|市政管理局, 州|州直机关, 县|县委. */
export const WORDS_LIKE_ENDS: readonly string[] = [
  ...['市场', '市政', '市容', '市监', '市民', '市域', '区域', '区划', '县域'],
  ...[...PLACE_ENDS].flatMap((end) => [...'直级委属本'].map((rest) => end + rest)),
]
