package import Kernel

package enum OpinionSubject {}
package enum OpinionClueSubject {}
package enum OpinionFeedSubject {}
package enum OpinionPartSubject {}
package enum DutyShiftSubject {}

/// 一件舆情.
package typealias OpinionID = Identifier<OpinionSubject>
/// 一条线索.
package typealias OpinionClueID = Identifier<OpinionClueSubject>
/// 一个监测来源.
package typealias OpinionFeedID = Identifier<OpinionFeedSubject>
/// One statement, conference, rumour or suggestion of a case.
package typealias OpinionPartID = Identifier<OpinionPartSubject>
/// 一个值班班次.
package typealias DutyShiftID = Identifier<DutyShiftSubject>
