import Kernel
import SQL

/// What a document writes into its row, in the order of `DocumentRows.columns`.
enum DocumentColumns {
    static func values(_ document: OfficialDocument) -> [any SQLConvertible] {
        [document.id, document.agency, document.unit, document.drafter, document.drafterName]
            + contents(document.contents) + [document.state.rawValue, document.stateSince]
            + attribute(document.attribute) + secrecy(document.secrecy) + hands(document)
            + ending(document)
    }

    private static func contents(_ contents: DocumentContents) -> [any SQLConvertible] {
        [
            contents.title, contents.kind.rawValue, contents.organCode, contents.addressees, contents.copies,
            contents.isPolicy, contents.isNormative, contents.isGovernmentDraft,
            contents.proposal?.attribute.rawValue, contents.proposal?.reason, contents.superior?.number,
            contents.superior?.title, contents.superior?.attribute?.rawValue,
            contents.superior?.isForwarded ?? false, contents.superiorOverride,
        ]
    }

    private static func attribute(_ standing: AttributeStanding) -> [any SQLConvertible] {
        [
            standing.counter?.attribute.rawValue, standing.counter?.opinion, standing.counter?.answer.rawValue,
            standing.counter?.answerOpinion, standing.passed?.rawValue, standing.holdsRestricted,
            standing.final?.attribute.rawValue, standing.final?.reason,
        ]
    }

    private static func secrecy(_ standing: SecrecyStanding) -> [any SQLConvertible] {
        [
            standing.first?.conclusion.rawValue, standing.first?.basis, standing.second?.conclusion.rawValue,
            standing.second?.basis, standing.referredTo,
        ]
    }

    private static func hands(_ document: OfficialDocument) -> [any SQLConvertible] {
        let hands = document.hands
        return [
            hands.head, hands.attributeKeeper, hands.secrecyReviewer, hands.legalReviewer, hands.signer,
            document.signerName,
        ]
    }

    private static func ending(_ document: OfficialDocument) -> [any SQLConvertible] {
        let release = document.review?.release
        return [
            document.number?.organ, document.number?.year, document.number?.serial, document.signedOn,
            document.issuedOn, document.review?.nextOn, release?.attribute.rawValue, release?.reason,
            release?.proposer, document.external?.system, document.external?.id, document.external?.fingerprint,
            document.version,
        ]
    }
}
