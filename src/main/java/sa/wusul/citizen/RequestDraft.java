package sa.wusul.citizen;

import java.util.List;

import sa.wusul.papers.ScanService.Loose;

/**
 * A citizen's draft of a request for one service.
 *
 * @param key idempotency key of its submission
 * @param answers as JSON, unchecked
 */
public record RequestDraft(String key, String answers, List<Loose> documents) {

	/**
	 * Returns those of the documents of one kind that become one document, because they
	 * are pictures, in the order of its pages; none if there are not several.
	 */
	public static List<Loose> pagesOf(List<Loose> ofOneKind) {
		var pictures = ofOneKind.stream().filter(Loose::isPicture).toList();
		return (pictures.size() > 1) ? pictures : List.of();
	}

	/** Omits all data, because drafts must not be logged. */
	@Override
	public String toString() {
		return "RequestDraft";
	}

}
