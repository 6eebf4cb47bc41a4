import Kernel
import Letters

/// One thing that happens to a letter of the county.
enum LetterStep: Hashable {
    case arrive, accept, dispatch, sign, draft, approve, close
    case rate(LetterOutcome)
    case wrongDispatch, askReturn, grantReturn, askMore, grantMore, sendBack, rehandle, urge
    case decline, transfer, merge, withdraw, petition, notify, finishPetition, propose, publish, takeBack
}

/// How a letter of the county goes on; after how many working days each step comes.
enum LetterFate: Hashable {
    case satisfied, fair, unreached, discontent, again, late, returned, extended, sentBack, selected, takenBack
    case declined, transferred, merged, withdrawn, petition, petitionOpen
    case waiting, accepted, unsigned, handling, overdue, reviewing, unvisited

    /// By its place and age: old letters are through, those of the last days stand everywhere.
    static func usual(_ number: Int, ago: Int, _ category: LetterCategory) -> LetterFate {
        if ago < 3 {
            let live: [LetterFate] = [.waiting, .accepted, .unsigned, .handling, .waiting]
            return live[number % live.count]
        }
        if ago < 14 {
            let live: [LetterFate] = [.unvisited, .handling, .reviewing, .satisfied, .petitionOpen, .unvisited]
            return live[number % live.count]
        }
        if ago < 40, number % 6 == 0 { return .overdue }
        if category == .complaint, number % 9 == 4 { return ago < 70 ? .petitionOpen : .petition }
        let through: [LetterFate] = [
            .satisfied, .selected, .fair, .selected, .late, .satisfied, .unreached, .returned, .selected, .extended,
            .discontent, .fair, .again, .satisfied, .declined, .sentBack, .takenBack, .transferred, .selected, .fair,
            .withdrawn, .satisfied, .merged,
        ]
        return through[number % through.count]
    }

    private static let begun: [(Int, LetterStep)] = [(0, .accept), (0, .dispatch)]
    private static let replied: [(Int, LetterStep)] = begun + [(1, .sign), (1, .draft), (0, .approve)]

    private static func ended(_ outcome: LetterOutcome) -> [(Int, LetterStep)] {
        replied + [(2, .rate(outcome)), (1, .close)]
    }

    var steps: [(Int, LetterStep)] {
        switch self {
        case .satisfied: LetterFate.ended(.satisfied)
        case .fair: LetterFate.ended(.fair)
        case .unreached: LetterFate.ended(.unreached)
        case .discontent: LetterFate.ended(.resultUnsatisfied)
        case .again:
            LetterFate.replied + [
                (2, .rate(.handlerUnsatisfied)), (1, .rehandle), (2, .draft), (0, .approve), (2, .rate(.fair)),
                (1, .close),
            ]
        case .late:
            LetterFate.begun + [(1, .sign), (17, .urge), (1, .draft), (0, .approve), (2, .rate(.fair)), (1, .close)]
        case .returned:
            [(0, .accept), (0, .wrongDispatch), (1, .askReturn), (0, .grantReturn), (0, .dispatch)]
                + [(1, .sign), (0, .draft), (0, .approve), (3, .rate(.satisfied)), (1, .close)]
        case .extended:
            LetterFate.begun + [
                (1, .sign), (0, .askMore), (0, .grantMore), (5, .draft), (0, .approve), (2, .rate(.satisfied)),
                (1, .close),
            ]
        case .sentBack:
            LetterFate.begun + [
                (1, .sign), (0, .draft), (1, .sendBack), (0, .draft), (0, .approve), (2, .rate(.satisfied)),
                (1, .close),
            ]
        case .selected: LetterFate.ended(.satisfied) + [(2, .propose), (1, .publish)]
        case .takenBack: LetterFate.ended(.satisfied) + [(2, .propose), (1, .publish), (5, .takeBack)]
        case .declined: [(0, .accept), (1, .decline)]
        case .transferred: [(0, .accept), (0, .transfer)]
        case .merged: [(0, .accept), (0, .merge)]
        case .withdrawn: LetterFate.begun + [(1, .sign), (0, .withdraw)]
        case .petition: [(0, .accept), (0, .petition), (6, .notify), (25, .finishPetition)]
        case .petitionOpen: [(0, .accept), (0, .petition), (6, .notify)]
        case .waiting: []
        case .accepted: [(0, .accept)]
        case .unsigned: LetterFate.begun
        case .handling: LetterFate.begun + [(1, .sign)]
        case .overdue: LetterFate.begun + [(1, .sign), (9, .urge)]
        case .reviewing: LetterFate.begun + [(1, .sign), (1, .draft)]
        case .unvisited: LetterFate.replied
        }
    }
}

/// Who does what with one letter.
struct LetterCast {
    let office: Officer
    let chief: Officer
    let second: Officer
    let worker: Officer
    let head: Officer
    let unit: UnitID
    let wrong: UnitID
    let wrongWorker: Officer

    /// Whoever wrote the answer does not let it out.
    private var reviewer: Officer { head.id == worker.id ? chief.id == worker.id ? office : chief : head }

    func act(_ step: LetterStep, _ answer: String) -> (LetterInput, Officer)? {
        switch step {
        case .arrive, .rate, .merge, .withdraw, .propose: nil
        case .accept: (.accept, office)
        case .dispatch: (.dispatch(to: unit, note: ""), office)
        case .sign: (.sign, worker)
        case .draft: (.draft(words: answer), worker)
        case .approve: (.approve, reviewer)
        case .close: (.close, office)
        case .wrongDispatch: (.dispatch(to: wrong, note: "请核实办理"), office)
        case .askReturn: (.askReturn(.notDuty, words: "按“三定”规定，此项由业务科室负责"), wrongWorker)
        case .grantReturn: (.grantReturn(words: "改派业务科室"), office)
        case .askMore: (.askExtension(days: 5, reason: "需要到现场核实"), worker)
        case .grantMore: (.grantExtension, chief)
        case .sendBack: (.sendBack(words: "请写明依据和办理时间"), reviewer)
        case .rehandle: (.rehandle(words: "请直接联系来信人说明"), office)
        case .urge: (.urge(words: "即将到期或者已经逾期，请尽快答复"), office)
        case .decline: (.decline(.notOurs, words: "这一事项由县医疗保障局负责，请拨打0999-8000500反映。"), office)
        case .transfer: (.transfer(to: "青禾县市场监督管理局", words: "将由该局直接答复您。"), office)
        case .petition: (.routePetition(words: "您反映的事项属于信访事项，按《信访工作条例》办理。"), office)
        case .notify: (.notifyPetition(isAccepted: true, words: "您的信访事项已经受理，60日内办结。"), office)
        case .finishPetition:
            (.finishPetition(words: "经调查，处理意见已书面送达。不服的，自收到之日起30日内可以向县人民政府申请复查。"), office)
        case .publish: (.publish, second)
        case .takeBack: (.unpublish(words: "来信人要求不再公开"), office)
        }
    }
}
