/**
 * Openings in the manner of published reports, made up, and what each of them states: the truth that the reader of claims is
 * measured by. A claim is `subject value unit scope`; numbers whose subject is not sure are claimed by nobody.
 *
 * Written before the reader was.
 */
export interface Opening {
  agency: string
  year: number
  /** The heading above the text. */
  chapter: string
  text: string
  claims: readonly string[]
}

const opening = (
  agency: string,
  year: number,
  chapter: string,
  text: string,
  ...claims: string[]
): Opening => ({
  agency,
  year,
  chapter,
  text,
  claims,
})

const OVERVIEW = '一、概述'
const DISCLOSED = '二、主动公开政府信息情况'
const REQUESTS = '三、依申请公开政府信息情况'
const DISPUTES = '五、行政复议、诉讼和申诉情况'
const GENERAL = '一、总体情况'

export const OPENINGS: readonly Opening[] = [
  opening('青石乡', 2014, DISCLOSED, '2014年度共主动公开政府信息36条。', 'disclosed.total 36 条 own'),
  opening('青石乡', 2014, DISCLOSED, '本单位到目前累计主动公开政府信息210条。'),
  opening(
    '望川县商务局',
    2016,
    DISCLOSED,
    '2016年，本局主动公开政府信息428条，其中通过政府网站公开312条，通过政务微信公开116条。',
    'disclosed.total 428 条 own',
    'disclosed.website 312 条 own',
    'disclosed.wechat 116 条 own',
  ),
  opening(
    '安川市民政局',
    2018,
    DISCLOSED,
    '一年内，市民政局主动公开规范性文件31条，制发规范性文件6件，政府网站公开信息1055条，政务微博公开信息160条，政务微信公开信息274条。',
    'disclosed.website 1055 条 own',
    'disclosed.microblog 160 条 own',
    'disclosed.wechat 274 条 own',
  ),
  opening('临溪镇', 2013, DISCLOSED, '截至2013年底，已公开信息1,204条，比上年增加96条。'),
  opening('临溪镇', 2015, DISCLOSED, '全年主动公开政府信息近300条，其中财政预决算信息19条，工作动态58条。'),
  opening(
    '安川市水务局',
    2012,
    DISCLOSED,
    '2012年，我局通过市政府门户网站公开政府信息86条，通过政府公报公开政府信息4条。',
    'disclosed.website 86 条 own',
    'disclosed.gazette 4 条 own',
  ),
  opening('安川市水务局', 2012, DISCLOSED, '本年度网站访问量达12万人次，网上留言回复45条，制作宣传栏3期。'),
  opening(
    '石桥区司法局',
    2017,
    DISCLOSED,
    '2017年共公开机构职能类信息12条，法规公文类信息30条，工作动态类信息88条。',
  ),
  opening(
    '石桥区司法局',
    2011,
    DISCLOSED,
    '全年主动公开政府信息总数为1,530条。',
    'disclosed.total 1530 条 own',
  ),
  opening(
    '望川县人民政府',
    2015,
    DISCLOSED,
    '2015年，全县共主动公开政府信息18650条，其中各乡镇公开政府信息9211条。',
    'disclosed.total 18650 条 area',
  ),
  opening('青石乡', 2014, REQUESTS, '2014年度我乡没有收到政府信息公开申请。', 'requests.received 0 - own'),
  opening('青石乡', 2014, REQUESTS, '目前尚无发现应主动公开政府信息而未予公开的情况。'),
  opening(
    '安川市民政局',
    2018,
    REQUESTS,
    '2018年，市民政局通过网络申请、信函申请、当面申请等方式，共收到依申请公开请求30件，均在规定时限内进行答复。其中，属于已主动公开范围数0件，同意全部公开答复数20件，同意部分公开答复数2件，不同意公开答复数8件。',
    'requests.received 30 件 own',
    'requests.granted 20 件 own',
    'requests.partlyGranted 2 件 own',
    'requests.denied 8 件 own',
  ),
  opening(
    '石桥区财政局',
    2016,
    REQUESTS,
    '2016年，我局共收到政府信息公开申请15件，其中当面申请3件，网络申请9件，信函申请2件，传真申请1件。已答复15件，答复率100%。',
    'requests.received 15 件 own',
    'requests.received.inPerson 3 件 own',
    'requests.received.online 9 件 own',
    'requests.received.letter 2 件 own',
    'requests.received.fax 1 件 own',
    'requests.replied 15 件 own',
  ),
  opening(
    '石桥区财政局',
    2017,
    REQUESTS,
    '全年受理政府信息公开申请21宗，同比增长40%。在已办结的申请中，予以公开12宗，不予公开3宗，信息不存在4宗。',
    'requests.received 21 宗 own',
    'requests.granted 12 宗 own',
    'requests.denied 3 宗 own',
  ),
  opening(
    '安川市国土资源局',
    2013,
    REQUESTS,
    '2013年度共收到申请106件，上年结转4件。涉及征地批复的申请71件。结转下年度办理3件。',
    'requests.received 106 件 own',
    'requests.carriedIn 4 件 own',
    'requests.carriedForward 3 件 own',
  ),
  opening('安川市国土资源局', 2014, REQUESTS, '2013年收到申请106件，2014年收到申请98件。'),
  opening(
    '安川市国土资源局',
    2014,
    REQUESTS,
    '2013年我局收到政府信息公开申请106件。',
    'requests.received 106 件 otherYear',
  ),
  opening('临溪镇', 2015, REQUESTS, '共接受群众咨询128人次，办理人大建议、政协提案14件，答复12345热线56件。'),
  opening('临溪镇', 2015, REQUESTS, '自条例实施以来，我镇共收到政府信息公开申请9件。'),
  opening(
    '望川县人民政府',
    2017,
    REQUESTS,
    '2017年，全县共收到政府信息公开申请57件。县政府办公室收到申请12件。',
    'requests.received 57 件 area',
    'requests.received 12 件 part',
  ),
  opening(
    '安川市交通运输局',
    2010,
    REQUESTS,
    '本年度收到政府信息公开申请十二件，其中网上提交的申请八件，当面递交的申请四件。',
    'requests.received 12 件 own',
    'requests.received.online 8 件 own',
    'requests.received.inPerson 4 件 own',
  ),
  opening(
    '安川市交通运输局',
    2011,
    REQUESTS,
    '我局全年未收到书面或网上的政府信息公开申请，也无不予公开的情况。',
    'requests.received 0 - own',
  ),
  opening('安川市规划局', 2012, REQUESTS, '申请内容主要涉及规划许可23件、房屋拆迁11件。'),
  opening(
    '安川市规划局',
    2012,
    REQUESTS,
    '我局共收到5件政府信息公开申请，均已按时答复。',
    'requests.received 5 件 own',
  ),
  opening(
    '东岭街道办事处',
    2018,
    REQUESTS,
    '街道全年共收到信息公开申请2件，同意公开1件，告知信息不存在1件。',
    'requests.received 2 件 own',
    'requests.granted 1 件 own',
  ),
  opening('东岭街道办事处', 2016, REQUESTS, '收到信访件12件，办结12件。'),
  opening(
    '青石乡',
    2014,
    DISPUTES,
    '我乡2014年度未发生针对本单位有关政府信息公开事务的行政复议案、行政诉讼案。',
    'disputes.reconsideration 0 - own',
    'disputes.litigation 0 - own',
  ),
  opening(
    '安川市民政局',
    2018,
    DISPUTES,
    '2018年，市民政局共收到行政复议3件，均为维持具体行政行为，办结率达100%。市民政局收到行政诉讼5件。',
    'disputes.reconsideration 3 件 own',
    'disputes.litigation 5 件 own',
  ),
  opening(
    '石桥区财政局',
    2016,
    DISPUTES,
    '因政府信息公开申请行政复议2件，其中维持1件，纠正1件；提起行政诉讼1件，驳回原告诉讼请求。',
    'disputes.reconsideration 2 件 own',
    'disputes.litigation 1 件 own',
  ),
  opening(
    '石桥区财政局',
    2015,
    DISPUTES,
    '2015年度未收到有关政府信息公开方面的复议、诉讼和申诉。',
    'disputes.reconsideration 0 - own',
    'disputes.litigation 0 - own',
  ),
  opening('临溪镇', 2016, DISPUTES, '政府信息公开行政复议、行政诉讼共计3件。'),
  opening('临溪镇', 2016, DISPUTES, '收到举报投诉4件，已全部办结。'),
  opening(
    '望川县教育局',
    2023,
    GENERAL,
    '（一）主动公开。通过门户网站发布信息1078条，政策解读材料同步上线率达到100%。',
    'disclosed.website 1078 条 own',
  ),
  opening(
    '望川县教育局',
    2023,
    GENERAL,
    '（二）依申请公开。全年新收政府信息公开申请766件，均在规定期限内答复。',
    'requests.received 766 件 own',
  ),
  opening(
    '望川县教育局',
    2023,
    GENERAL,
    '（五）监督保障。组织业务培训2次，参训53人次；全年未发生责任追究情形。',
  ),
  opening(
    '安川市卫生健康委员会',
    2021,
    GENERAL,
    '2021年，我委收到政府信息公开申请31件，上年结转2件，办结32件，结转下年度1件。',
    'requests.received 31 件 own',
    'requests.carriedIn 2 件 own',
    'requests.replied 32 件 own',
    'requests.carriedForward 1 件 own',
  ),
  opening(
    '安川市卫生健康委员会',
    2022,
    GENERAL,
    '全年主动公开政府信息1,372条，较去年增加210条；微信公众号发布信息640条，微博发布信息88条。',
    'disclosed.total 1372 条 own',
    'disclosed.wechat 640 条 own',
    'disclosed.microblog 88 条 own',
  ),
  opening(
    '安川市人民政府办公室',
    2024,
    GENERAL,
    '收到申请人通过互联网提交的申请40件、邮寄提交的申请18件、当面提交的申请6件。',
    'requests.received.online 40 件 own',
    'requests.received.letter 18 件 own',
    'requests.received.inPerson 6 件 own',
  ),
  opening('安川市人民政府办公室', 2024, GENERAL, '2024年计划主动公开重点领域信息500条。'),
  opening('安川市人民政府办公室', 2024, GENERAL, '1至6月，收到政府信息公开申请17件。'),
  opening('安川市审计局', 2019, GENERAL, '我局收到政府信息公开申请20余件，办结近20件。'),
  opening(
    '安川市审计局',
    2020,
    GENERAL,
    '2020年共收到依申请公开7件，已全部办结。没有因政府信息公开被申请行政复议、提起行政诉讼的情况。',
    'requests.received 7 件 own',
    'disputes.reconsideration 0 - own',
    'disputes.litigation 0 - own',
  ),
  opening('望川县气象局', 2013, OVERVIEW, '成立领导小组，配备专职人员2人，召开专题会议3次。'),
  opening(
    '望川县气象局',
    2013,
    OVERVIEW,
    '今年以来共公开政府信息64条。全年公开政府信息64条。',
    'disclosed.total 64 条 own',
  ),
]
