/** The types of a report. Written from schema.ts by `node scripts/refresh-types.mjs`; not by hand. */

import type { Code as FindingCode } from '../diagnostics/catalogue.js'
import type { IndicatorId } from '../form/indicator-id.js'

export type { FindingCode, IndicatorId }

/** A published 政府信息公开工作年度报告 (government information disclosure annual report) as data. */
export interface Report {
  /** The version of this schema. */
  schemaVersion: 1
  /** The document that it was read from. */
  source: Source
  /** As printed, line breaks and inner spaces removed (标题); null where none is printed. */
  title: string | null
  /** Who reports, as printed (机关); null where it can’t be told. */
  agency: string | null
  /** The year reported on (年度), not that of publication; null where it can’t be told. */
  year: number | null
  /** The day of publication (发布日期), as YYYY-MM-DD; null where none is printed. */
  publishedOn: string | null
  /** What the report covers (统计期限); null where none is printed. */
  period: {
    /** First day, as YYYY-MM-DD. */
    from: string
    /** Last day, as YYYY-MM-DD. */
    to: string
  } | null
  /** The text between the title and the first section. */
  preamble: string
  /** The sections in printed order. */
  sections: Section[]
  /** What it has of the table of section 2 (二、主动公开政府信息情况); null where it has none. */
  proactiveDisclosure: ProactiveDisclosure2019 | ProactiveDisclosure2021 | null
  /** What it has of the table of section 3 (三、收到和处理政府信息公开申请情况); null where it has none. */
  requests: Requests2019 | Requests2021 | null
  /** What it has of the table of section 4 (四、政府信息公开行政复议、行政诉讼情况); null where it has none. */
  disputes: Disputes | null
  /** What it has of the Statistics table of 2014–2018 (2014—2018年统计表); null where it has none. */
  statistics: Statistics2014 | null
  /** Lists (label, unit, number) that are none of the form’s, as printed. */
  annexes: Annex[]
  /** Counts that the prose states: what the text says, never a value of an indicator. */
  claims: Claim[]
  /** Every cell of the form’s tables, with its state and its place. */
  observations: Observation[]
  /** What is wrong or unsure (核查发现). */
  diagnostics: Diagnostic[]
}

/** What kind of file it is, whatever its name says. */
export type Format =
  | 'html'
  | 'mhtml'
  | 'pdf'
  | 'ofd'
  | 'docx'
  | 'doc'
  | 'rtf'
  | 'odt'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'csv'
  | 'image'
  | 'text'

/** One of the files that a report was put together from. */
export interface SourcePart {
  /** What the file is called. */
  name: string
  format: Format
  /** Its size in bytes. */
  bytes: number
  /** The SHA-256 of its bytes, in hexadecimal. */
  sha256: string
  /** The number of pages, where the format has pages. */
  pages?: number
}

/** The document that a report was read from. */
export interface Source {
  /** What the document is called: the option `name`; null without it. */
  name: string | null
  /** The bytes of a name that is not UTF-8, in hexadecimal; `name` shows it as it looks in GBK. */
  nameBytes?: string
  /** What the manifest of a batch says of the file, by its columns (清单). */
  manifest?: Record<string, string>
  format: Format
  /** Its size in bytes; of text, in UTF-8. */
  bytes: number
  /** The SHA-256 of its bytes, in hexadecimal. */
  sha256: string
  /** The number of pages, where the format has pages. */
  pages?: number
  /** Which of several reports of the file it is, from 1; absent where the file holds one. */
  part?: number
  /** The files that the report was put together from; `bytes` and `sha256` are then of all, one after the other. */
  parts?: SourcePart[]
  /** The character encoding that was found, where the format has one. */
  encoding?: string
}

/** A section of a report (部分). */
export interface Section {
  /** Which section of the form it is, 1 to 6; null where it is none of them, as every chapter before 2019. */
  number: number | null
  /** What the section is about, whatever its number. */
  kind:
    | 'overview'
    | 'proactiveDisclosure'
    | 'requests'
    | 'disputes'
    | 'problems'
    | 'otherMatters'
    | 'introduction'
    | 'feesAndWaivers'
    | 'complaintsAndDisputes'
    | 'organization'
    | 'annex'
    | 'unrecognised'
  /** The numbering as printed: 一、, 第一部分. */
  ordinal: string | null
  /** The heading as printed, without its numbering. */
  title: string
  /** All text of the section, a line for each paragraph; tables that were read are left out. */
  text: string
  /** What stands under headings of its own: （一）… */
  subsections: {
    /** The numbering as printed: （一）. */
    ordinal: string | null
    /** The heading as printed, without its numbering. */
    title: string
    /** Its text, a line for each paragraph. */
    text: string
  }[]
}

/** What a report holds of the table of section 2 (二、主动公开政府信息情况). A number that is not printed, or can’t be read for certain, is null: never 0. */
export interface ProactiveDisclosure2019 {
  /** The edition of the form whose labels the table has. */
  format: '2019'
  /** Government regulations (第二十条第（一）项 / 规章). */
  regulations: ProactiveDisclosure2019Row
  /** Administrative normative documents (第二十条第（一）项 / 规范性文件). */
  normativeDocuments: ProactiveDisclosure2019Row
  /** Administrative licensing (第二十条第（五）项 / 行政许可). */
  licensing: ProactiveDisclosure2019Row
  /** Other external administrative services (第二十条第（五）项 / 其他对外管理服务事项). */
  otherServices: ProactiveDisclosure2019Row
  /** Administrative penalties (第二十条第（六）项 / 行政处罚). */
  penalties: ProactiveDisclosure2019Row
  /** Administrative coercive measures (第二十条第（六）项 / 行政强制). */
  coercion: ProactiveDisclosure2019Row
  /** Administrative charges (第二十条第（八）项 / 行政事业性收费). */
  fees: {
    /** items last year (上一年项目数量), in 项. */
    itemsLastYear: number | null
    /** change this year (signed) (本年增/减), in 项. */
    change: number | null
  }
  /** Centralized government procurement (第二十条第（九）项 / 政府集中采购). */
  procurement: {
    /** projects (采购项目数量), in 项. */
    items: number | null
    /** amount (采购总金额), in as printed. */
    amount: number | null
  }
}

/** What a report holds of the table of section 2 (二、主动公开政府信息情况). A number that is not printed, or can’t be read for certain, is null: never 0. */
export interface ProactiveDisclosure2021 {
  /** The edition of the form whose labels the table has. */
  format: '2021'
  /** Government regulations (第二十条第（一）项 / 规章). */
  regulations: ProactiveDisclosure2021Row
  /** Administrative normative documents (第二十条第（一）项 / 行政规范性文件). */
  normativeDocuments: ProactiveDisclosure2021Row
  /** Administrative licensing (第二十条第（五）项 / 行政许可). */
  licensing: {
    /** decisions this year (本年处理决定数量), in 件. */
    decisions: number | null
  }
  /** Administrative penalties (第二十条第（六）项 / 行政处罚). */
  penalties: {
    /** decisions this year (本年处理决定数量), in 件. */
    decisions: number | null
  }
  /** Administrative coercive measures (第二十条第（六）项 / 行政强制). */
  coercion: {
    /** decisions this year (本年处理决定数量), in 件. */
    decisions: number | null
  }
  /** Administrative charges (第二十条第（八）项 / 行政事业性收费). */
  fees: {
    /** amount (本年收费金额（单位：万元）), in 万元. */
    amount: number | null
  }
}

/** What a report holds of the table of section 3 (三、收到和处理政府信息公开申请情况). A number that is not printed, or can’t be read for certain, is null: never 0. */
export interface Requests2019 {
  /** The edition of the form whose labels the table has. */
  format: '2019'
  /** Requests newly received this year (一、本年新收政府信息公开申请数量). */
  received: RequestsRow
  /** Requests carried over from last year (二、上年结转政府信息公开申请数量). */
  carriedIn: RequestsRow
  results: {
    /** Granted in full (三、本年度办理结果 / （一）予以公开). */
    granted: RequestsRow
    /** Granted in part (三、本年度办理结果 / （二）部分公开（区分处理的，只计这一情形，不计其他情形）). */
    partlyGranted: RequestsRow
    denied: {
      /** Denied: state secrets (三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密). */
      stateSecrets: RequestsRow
      /** Denied: disclosure prohibited by other laws or regulations (三、本年度办理结果 / （三）不予公开 / 2.其他法律行政法规禁止公开). */
      prohibitedByLaw: RequestsRow
      /** Denied: endangers national, public or economic security or social stability (三、本年度办理结果 / （三）不予公开 / 3.危及“三安全一稳定”). */
      securityAndStability: RequestsRow
      /** Denied: protects lawful rights of third parties (三、本年度办理结果 / （三）不予公开 / 4.保护第三方合法权益). */
      thirdPartyRights: RequestsRow
      /** Denied: internal affairs (three kinds) (三、本年度办理结果 / （三）不予公开 / 5.属于三类内部事务信息). */
      internalAffairs: RequestsRow
      /** Denied: process information (four kinds) (三、本年度办理结果 / （三）不予公开 / 6.属于四类过程性信息). */
      processInformation: RequestsRow
      /** Denied: administrative enforcement case files (三、本年度办理结果 / （三）不予公开 / 7.属于行政执法案卷). */
      enforcementFiles: RequestsRow
      /** Denied: matters of administrative inquiry (三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项). */
      administrativeInquiries: RequestsRow
    }
    unavailable: {
      /** Unavailable: information not held (三、本年度办理结果 / （四）无法提供 / 1.本机关不掌握相关政府信息). */
      notHeld: RequestsRow
      /** Unavailable: would have to be created (三、本年度办理结果 / （四）无法提供 / 2.没有现成信息需要另行制作). */
      needsCreation: RequestsRow
      /** Unavailable: still unclear after correction (三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确). */
      stillUnclear: RequestsRow
    }
    notProcessed: {
      /** Not processed: petitions, reports and complaints (三、本年度办理结果 / （五）不予处理 / 1.信访举报投诉类申请). */
      petitions: RequestsRow
      /** Not processed: repeated requests (三、本年度办理结果 / （五）不予处理 / 2.重复申请). */
      repeated: RequestsRow
      /** Not processed: published material asked for (三、本年度办理结果 / （五）不予处理 / 3.要求提供公开出版物). */
      publications: RequestsRow
      /** Not processed: excessive requests without good reason (三、本年度办理结果 / （五）不予处理 / 4.无正当理由大量反复申请). */
      excessive: RequestsRow
      /** Not processed: confirmation or reissue of information already obtained (三、本年度办理结果 / （五）不予处理 / 5.要求行政机关确认或重新出具已获取信息). */
      reconfirmation: RequestsRow
    }
    other: {
      /** Other handling (printed as one row) (三、本年度办理结果 / （六）其他处理). */
      combined: RequestsRow
    }
    /** All results (三、本年度办理结果 / （七）总计). */
    total: RequestsRow
  }
  /** Carried forward to next year (四、结转下年度继续办理). */
  carriedForward: RequestsRow
}

/** What a report holds of the table of section 3 (三、收到和处理政府信息公开申请情况). A number that is not printed, or can’t be read for certain, is null: never 0. */
export interface Requests2021 {
  /** The edition of the form whose labels the table has. */
  format: '2021'
  /** Requests newly received this year (一、本年新收政府信息公开申请数量). */
  received: RequestsRow
  /** Requests carried over from last year (二、上年结转政府信息公开申请数量). */
  carriedIn: RequestsRow
  results: {
    /** Granted in full (三、本年度办理结果 / （一）予以公开). */
    granted: RequestsRow
    /** Granted in part (三、本年度办理结果 / （二）部分公开（区分处理的，只计这一情形，不计其他情形）). */
    partlyGranted: RequestsRow
    denied: {
      /** Denied: state secrets (三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密). */
      stateSecrets: RequestsRow
      /** Denied: disclosure prohibited by other laws or regulations (三、本年度办理结果 / （三）不予公开 / 2.其他法律行政法规禁止公开). */
      prohibitedByLaw: RequestsRow
      /** Denied: endangers national, public or economic security or social stability (三、本年度办理结果 / （三）不予公开 / 3.危及“三安全一稳定”). */
      securityAndStability: RequestsRow
      /** Denied: protects lawful rights of third parties (三、本年度办理结果 / （三）不予公开 / 4.保护第三方合法权益). */
      thirdPartyRights: RequestsRow
      /** Denied: internal affairs (three kinds) (三、本年度办理结果 / （三）不予公开 / 5.属于三类内部事务信息). */
      internalAffairs: RequestsRow
      /** Denied: process information (four kinds) (三、本年度办理结果 / （三）不予公开 / 6.属于四类过程性信息). */
      processInformation: RequestsRow
      /** Denied: administrative enforcement case files (三、本年度办理结果 / （三）不予公开 / 7.属于行政执法案卷). */
      enforcementFiles: RequestsRow
      /** Denied: matters of administrative inquiry (三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项). */
      administrativeInquiries: RequestsRow
    }
    unavailable: {
      /** Unavailable: information not held (三、本年度办理结果 / （四）无法提供 / 1.本机关不掌握相关政府信息). */
      notHeld: RequestsRow
      /** Unavailable: would have to be created (三、本年度办理结果 / （四）无法提供 / 2.没有现成信息需要另行制作). */
      needsCreation: RequestsRow
      /** Unavailable: still unclear after correction (三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确). */
      stillUnclear: RequestsRow
    }
    notProcessed: {
      /** Not processed: petitions, reports and complaints (三、本年度办理结果 / （五）不予处理 / 1.信访举报投诉类申请). */
      petitions: RequestsRow
      /** Not processed: repeated requests (三、本年度办理结果 / （五）不予处理 / 2.重复申请). */
      repeated: RequestsRow
      /** Not processed: published material asked for (三、本年度办理结果 / （五）不予处理 / 3.要求提供公开出版物). */
      publications: RequestsRow
      /** Not processed: excessive requests without good reason (三、本年度办理结果 / （五）不予处理 / 4.无正当理由大量反复申请). */
      excessive: RequestsRow
      /** Not processed: confirmation or reissue of information already obtained (三、本年度办理结果 / （五）不予处理 / 5.要求行政机关确认或重新出具已获取信息). */
      reconfirmation: RequestsRow
    }
    other: {
      /** Other handling: not corrected in time (三、本年度办理结果 / （六）其他处理 / 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请). */
      notCorrectedInTime: RequestsRow
      /** Other handling: fee not paid in time (三、本年度办理结果 / （六）其他处理 / 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请). */
      feeUnpaid: RequestsRow
      /** Other handling: other (三、本年度办理结果 / （六）其他处理 / 3.其他). */
      other: RequestsRow
    }
    /** All results (三、本年度办理结果 / （七）总计). */
    total: RequestsRow
  }
  /** Carried forward to next year (四、结转下年度继续办理). */
  carriedForward: RequestsRow
}

/** What a report holds of the table of section 4 (四、政府信息公开行政复议、行政诉讼情况). A number that is not printed, or can’t be read for certain, is null: never 0. */
export interface Disputes {
  /** Administrative reconsideration (行政复议). */
  reconsideration: DisputesRow
  litigation: {
    /** Administrative litigation, direct (行政诉讼 / 未经复议直接起诉). */
    direct: DisputesRow
    /** Administrative litigation, after reconsideration (行政诉讼 / 复议后起诉). */
    afterReconsideration: DisputesRow
  }
}

/** What a report holds of the Statistics table of 2014–2018 (2014—2018年统计表). A number that is not printed, or can’t be read for certain, is null: never 0. */
export interface Statistics2014 {
  /** The edition of the form whose labels the table has. */
  format: '2014'
  proactiveDisclosure: {
    /** Items of government information disclosed proactively (the same information through several channels counts once) (一、主动公开情况 / （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）), in 条. */
    total: number | null
    /** Normative documents disclosed proactively (一、主动公开情况 / （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） / 其中：主动公开规范性文件数), in 条. */
    normativeDocumentsDisclosed: number | null
    /** Normative documents issued in total (一、主动公开情况 / （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） / 制发规范性文件总数), in 件. */
    normativeDocumentsIssued: number | null
    channels: {
      /** Items disclosed in the government gazette (一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 1.政府公报公开政府信息数), in 条. */
      gazette: number | null
      /** Items disclosed on government websites (一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 2.政府网站公开政府信息数), in 条. */
      website: number | null
      /** Items disclosed on official microblogs (一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 3.政务微博公开政府信息数), in 条. */
      microblog: number | null
      /** Items disclosed on official WeChat accounts (一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 4.政务微信公开政府信息数), in 条. */
      wechat: number | null
      /** Items disclosed in other ways (一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 5.其他方式公开政府信息数), in 条. */
      other: number | null
    }
  }
  responses: {
    /** Topics of public concern or major public opinion responded to (one topic in several ways counts once) (二、回应解读情况 / （一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）), in 次. */
    topics: number | null
    pressConferences: {
      /** Press conferences attended or held (二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 1.参加或举办新闻发布会总次数), in 次. */
      total: number | null
      /** Press conferences attended by principal leaders (二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 1.参加或举办新闻发布会总次数 / 其中：主要负责同志参加新闻发布会次数), in 次. */
      byPrincipals: number | null
    }
    onlineInterviews: {
      /** Online interviews on government websites (二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 2.政府网站在线访谈次数), in 次. */
      total: number | null
      /** Online interviews with principal leaders (二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 2.政府网站在线访谈次数 / 其中：主要负责同志参加政府网站在线访谈次数), in 次. */
      byPrincipals: number | null
    }
    /** Policy interpretations published (二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 3.政策解读稿件发布数), in 篇. */
    interpretations: number | null
    /** Events responded to on microblog and WeChat (二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 4.微博微信回应事件数), in 次. */
    socialMedia: number | null
    /** Events responded to in other ways (二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 5.其他方式回应事件数), in 次. */
    other: number | null
  }
  requests: {
    received: {
      /** Requests received (三、依申请公开情况 / （一）收到申请数), in 件. */
      total: number | null
      /** Requests received in person (三、依申请公开情况 / （一）收到申请数 / 1.当面申请数), in 件. */
      inPerson: number | null
      /** Requests received by fax (三、依申请公开情况 / （一）收到申请数 / 2.传真申请数), in 件. */
      fax: number | null
      /** Requests received online (三、依申请公开情况 / （一）收到申请数 / 3.网络申请数), in 件. */
      online: number | null
      /** Requests received by letter (三、依申请公开情况 / （一）收到申请数 / 4.信函申请数), in 件. */
      letter: number | null
    }
    completed: {
      /** Requests completed (三、依申请公开情况 / （二）申请办结数), in 件. */
      total: number | null
      /** Requests completed in time (三、依申请公开情况 / （二）申请办结数 / 1.按时办结数), in 件. */
      onTime: number | null
      /** Requests completed after an extension (三、依申请公开情况 / （二）申请办结数 / 2.延期办结数), in 件. */
      extended: number | null
    }
    replies: {
      /** Replies given (三、依申请公开情况 / （三）申请答复数), in 件. */
      total: number | null
      /** Replies: already disclosed proactively (三、依申请公开情况 / （三）申请答复数 / 1.属于已主动公开范围数), in 件. */
      alreadyDisclosed: number | null
      /** Replies: granted in full (三、依申请公开情况 / （三）申请答复数 / 2.同意公开答复数), in 件. */
      granted: number | null
      /** Replies: granted in part (三、依申请公开情况 / （三）申请答复数 / 3.同意部分公开答复数), in 件. */
      partlyGranted: number | null
      denied: {
        /** Replies: denied (三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数), in 件. */
        total: number | null
        /** Replies: denied: state secrets (三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 其中：涉及国家秘密), in 件. */
        stateSecrets: number | null
        /** Replies: denied: commercial secrets (三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 涉及商业秘密), in 件. */
        commercialSecrets: number | null
        /** Replies: denied: personal privacy (三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 涉及个人隐私), in 件. */
        personalPrivacy: number | null
        /** Replies: denied: national, public or economic security, social stability (三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 危及国家安全、公共安全、经济安全和社会稳定), in 件. */
        securityAndStability: number | null
        /** Replies: denied: not government information in the sense of the Regulations (三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 不是《条例》所指政府信息), in 件. */
        notGovernmentInformation: number | null
        /** Replies: denied: other cases in laws and regulations (三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 法律法规规定的其他情形), in 件. */
        otherLaws: number | null
      }
      /** Replies: not for this body to disclose (三、依申请公开情况 / （三）申请答复数 / 5.不属于本行政机关公开数), in 件. */
      otherBody: number | null
      /** Replies: the information does not exist (三、依申请公开情况 / （三）申请答复数 / 6.申请信息不存在数), in 件. */
      notExisting: number | null
      /** Replies: applicant told to change or complete the request (三、依申请公开情况 / （三）申请答复数 / 7.告知作出更改补充数), in 件. */
      toBeCorrected: number | null
      /** Replies: applicant told to use another procedure (三、依申请公开情况 / （三）申请答复数 / 8.告知通过其他途径办理数), in 件. */
      otherProcedure: number | null
    }
    /** Fees collected for disclosure on request (七、依申请公开信息收取的费用), in 万元. */
    fees: number | null
  }
  disputes: {
    reconsideration: {
      /** Administrative reconsideration: total (四、行政复议数量), in 件. */
      total: number | null
      /** Administrative reconsideration: upheld (四、行政复议数量 / （一）维持具体行政行为数), in 件. */
      upheld: number | null
      /** Administrative reconsideration: corrected (四、行政复议数量 / （二）被依法纠错数), in 件. */
      corrected: number | null
      /** Administrative reconsideration: other result (四、行政复议数量 / （三）其他情形数), in 件. */
      other: number | null
    }
    litigation: {
      /** Administrative litigation: total (五、行政诉讼数量), in 件. */
      total: number | null
      /** Administrative litigation: upheld, or the claim dismissed (五、行政诉讼数量 / （一）维持具体行政行为或者驳回原告诉讼请求数), in 件. */
      upheld: number | null
      /** Administrative litigation: corrected (五、行政诉讼数量 / （二）被依法纠错数), in 件. */
      corrected: number | null
      /** Administrative litigation: other result (五、行政诉讼数量 / （三）其他情形数), in 件. */
      other: number | null
    }
  }
  /** Reports and complaints (六、举报投诉数量), in 件. */
  complaints: number | null
  organization: {
    /** Dedicated disclosure offices (八、机构建设和保障经费情况 / （一）政府信息公开工作专门机构数), in 个. */
    offices: number | null
    /** Public reading points (八、机构建设和保障经费情况 / （二）设置政府信息公开查阅点数), in 个. */
    readingPoints: number | null
    staff: {
      /** Disclosure staff (八、机构建设和保障经费情况 / （三）从事政府信息公开工作人员数), in 人. */
      total: number | null
      /** Disclosure staff, full-time (gazette and website staff not counted) (八、机构建设和保障经费情况 / （三）从事政府信息公开工作人员数 / 1.专职人员数（不包括政府公报及政府网站工作人员数）), in 人. */
      fullTime: number | null
      /** Disclosure staff, part-time (八、机构建设和保障经费情况 / （三）从事政府信息公开工作人员数 / 2.兼职人员数), in 人. */
      partTime: number | null
    }
    /** Dedicated disclosure budget (gazette editing and website upkeep not counted) (八、机构建设和保障经费情况 / （四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）), in 万元. */
    budget: number | null
  }
  training: {
    /** Disclosure meetings held (九、政府信息公开会议和培训情况 / （一）召开政府信息公开工作会议或专题会议数), in 次. */
    meetings: number | null
    /** Training courses held (九、政府信息公开会议和培训情况 / （二）举办各类培训班数), in 次. */
    courses: number | null
    /** Persons trained (person-times) (九、政府信息公开会议和培训情况 / （三）接受培训人员数), in 人次. */
    trainees: number | null
  }
}

/** A list (label, unit, number) that is none of the form’s tables, as printed (附表). */
export interface Annex {
  /** As printed over the list; null where nothing is. */
  title: string | null
  /** Its lines. */
  rows: AnnexRow[]
}

/** A line of a list. */
export interface AnnexRow {
  /** As printed, inner spaces removed. */
  label: string
  /** The labels above it, from the outermost, and its own; of several columns of numbers the head as the last. */
  path: string[]
  /** The unit as printed. */
  unit: string | null
  /** The number, in the unit printed; null unless the state has one. */
  value: number | null
  state: State
  /** The cell’s text as printed. */
  raw: string
  location: Location
}

/** How a value is known: `number` printed; `blank` nothing printed (空白); `notApplicable` `/`, `—`, 无; `unreadable` something else is printed; `inferred` put back by arithmetic; `ambiguous` more than one reading fits; `corrected` by a person. */
export type State =
  | 'number'
  | 'blank'
  | 'notApplicable'
  | 'unreadable'
  | 'inferred'
  | 'ambiguous'
  | 'corrected'

/** A place in the text stream. */
export interface Location {
  /** Index of the block in the text stream, from 0. */
  block: number
  /** Row of the table’s grid, from 0. */
  row?: number
  /** Column of the table’s grid, from 0. */
  column?: number
  /** PDF and OFD: the page, from 1. */
  page?: number
  /** PDF and OFD: left, top, right, bottom in points (1/72 inch) from the page’s top left. */
  bbox?: [number, number, number, number]
  /** Where the cell stands in what was read: only with the option `places`. */
  source?:
    | {
        /** First character (UTF-16 unit) of the cell in the decoded page. */
        start: number
        /** The character behind its last one. */
        end: number
      }
    | {
        /** Which table of the Word document, from 0. */
        table: number
        /** Which row of it, from 0. */
        row: number
        /** Which cell of the row, from 0. */
        cell: number
      }
  /** Which of the files in `source.parts` it is in, from 1. */
  part?: number
}

/** A count that the prose states (文字表述): what the text says, never a value of an indicator. */
export interface Claim {
  /** What is counted. */
  subject:
    | 'requests.received'
    | 'requests.received.inPerson'
    | 'requests.received.online'
    | 'requests.received.letter'
    | 'requests.received.fax'
    | 'requests.carriedIn'
    | 'requests.carriedForward'
    | 'requests.replied'
    | 'requests.granted'
    | 'requests.partlyGranted'
    | 'requests.denied'
    | 'disputes.reconsideration'
    | 'disputes.litigation'
    | 'disclosed.total'
    | 'disclosed.website'
    | 'disclosed.wechat'
    | 'disclosed.microblog'
    | 'disclosed.gazette'
  /** The number that the sentence states. */
  value: number
  /** As printed; null where words say that there was none. */
  unit: string | null
  /** Whose and when: the body’s own, its whole area’s, a part of it, or another year’s. */
  scope: 'own' | 'area' | 'part' | 'otherYear'
  /** As printed, without spaces. */
  sentence: string
  location: Location
}

/** One cell of a table of the form (单元格). */
export interface Observation {
  /** Which number of the form it is (指标): its id in the codebook. */
  indicator: IndicatorId
  /** The number, in the unit of the form; null unless the state has one. A blank is not a zero. */
  value: number | null
  /** The cell’s text as printed. */
  raw: string
  state: State
  /** The unit printed with the number, where one is. */
  unit?: string
  location: Location
}

/** What is wrong or unsure in a report (核查发现). */
export interface Diagnostic {
  /** What is found, stable and dotted: `check.rowTotal`. */
  code: FindingCode | (string & {})
  /** `error`: the report breaks its own arithmetic; `warning`: look at it; `info`: good to know. */
  severity: 'error' | 'warning' | 'info'
  /** Who is at fault: the published report beyond doubt (`source`), or maybe our reading of it (`parser`). */
  origin: 'source' | 'parser'
  /** For people: where, what and the number. */
  message: string
  /** The same in Chinese. */
  messageZh: string
  labels: Labels
  /** The cell, or the total that fails. */
  indicator?: IndicatorId | (string & {})
  /** What the rule asks for. */
  expected?: number
  /** What is printed. */
  actual?: number
  location?: Location
  /** The cells that the finding speaks of, in the order of its sentence. */
  parts?: FindingPart[]
}

/** What the place is called in the form; null for what the finding does not name. */
export interface Labels {
  /** 三、收到和处理政府信息公开申请情况. */
  section: string | null
  /** （一）予以公开. */
  row: string | null
  /** 自然人. */
  column: string | null
}

/** A cell that a finding speaks of. */
export interface FindingPart {
  /** The cell’s id in the codebook. */
  indicator: IndicatorId | (string & {})
  /** Its number; null where none is printed. */
  value: number | null
  location?: Location
}

/** A row of the table by its columns. */
export interface ProactiveDisclosure2019Row {
  /** newly made this year (本年新制作数量), in 件. */
  made: number | null
  /** newly disclosed this year (本年新公开数量), in 件. */
  newlyDisclosed: number | null
  /** disclosed in total (对外公开总数量), in 件. */
  totalDisclosed: number | null
}

/** A row of the table by its columns. */
export interface ProactiveDisclosure2019Row {
  /** items last year (上一年项目数量), in 项. */
  itemsLastYear: number | null
  /** change this year (signed) (本年增/减), in 项. */
  change: number | null
  /** decisions this year (处理决定数量), in 件. */
  decisions: number | null
}

/** A row of the table by its columns. */
export interface ProactiveDisclosure2021Row {
  /** issued this year (本年制发件数), in 件. */
  issued: number | null
  /** repealed this year (本年废止件数), in 件. */
  repealed: number | null
  /** in force (现行有效件数), in 件. */
  inForce: number | null
}

/** A row of the table by its columns. */
export interface RequestsRow {
  /** natural persons (自然人), in 件. */
  naturalPersons: number | null
  /** commercial enterprises (商业企业), in 件. */
  enterprises: number | null
  /** scientific research institutions (科研机构), in 件. */
  researchInstitutions: number | null
  /** public-interest organizations (社会公益组织), in 件. */
  publicInterestOrganizations: number | null
  /** legal service institutions (法律服务机构), in 件. */
  legalServiceInstitutions: number | null
  /** other legal persons or organizations (其他), in 件. */
  otherOrganizations: number | null
  /** all applicants (总计), in 件. */
  total: number | null
}

/** A row of the table by its columns. */
export interface DisputesRow {
  /** upheld (结果维持), in 件. */
  upheld: number | null
  /** corrected (结果纠正), in 件. */
  corrected: number | null
  /** other result (其他结果), in 件. */
  other: number | null
  /** not yet concluded (尚未审结), in 件. */
  pending: number | null
  /** total (总计), in 件. */
  total: number | null
}
