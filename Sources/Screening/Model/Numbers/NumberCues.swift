/// Words that say what a number is.
enum NumberCues {
    /// Numbers of things: such a number is no telephone and no card.
    static let things = WordSet(
        """
        订单 单号 运单号 货单 保单 提单 流水 编 编码 代码 批 批文 备案 登记 注册 受理 项目代 序列 条形 条 条码 合同 发票 票据 档案 索引 运单 快递 采购 标段 招标 交易 凭证 事项 办件 许可证
        证书 批准文 准字 产品 设备 资产 报告 文件 任务 工单 案 立项 统计 标识 物流 样品 包裹 追溯 溯源 二维 防伪 出厂 型 网址 用户ID ID id 查询
        """)
    /// Of these the words that do not say whose number it is: 编号 may stand before anything.
    static let vague = WordSet("编 编码 代码 序列 登记 标识 查询 ID id")
    static let telephone = WordSet("手机 电话 联系方式 致电 拨打 来电 微信 联系人 短信 手机尾 通讯 联络 tel Tel TEL 呼叫 号码 联系 电联")
    static let card = WordSet("银行卡 卡 账 帐 账户 开户 收款 汇入 转入 存折 工资卡 社保卡 打款 借记卡 信用卡 储蓄卡 付款")
    static let identity = WordSet("身份证 证件 身份 公民身份 身份证件 居民身份 证号 身份证明")
    static let creditCode = WordSet("信用代 社会信用代 统一代 机构代 组织机构代 纳税人识别 税 信用代码 机构代码 登记")
    static let passport = WordSet("护照 护照证 通行证 回乡证 台胞证 出入境证件 往来港澳 旅行证 证件 大陆通行证")
    static let plate = WordSet("车牌 车 车辆 号牌 牌照 牌 驾驶")
    static let home = WordSet("家庭 住宅 宅电 家中 家里 家属 宅 家")
    static let office = WordSet(
        """
        办公 办公室 科 科室 值班 热线 传真 咨询 监督 举报 投诉 总机 前台 窗口 服务 预约 急诊 公开 单位 机关 局 委 中心 医院 大厅 受理 联络 挂号 报名 客服 指挥 站 所
        维权 救助 援助 技术 支持 采购 代理 信访 纠风 应急 疾控
        """)
    static let columns = WordSet("手机 电话 联系方式 手机号 手机号码 联系电话")
}
