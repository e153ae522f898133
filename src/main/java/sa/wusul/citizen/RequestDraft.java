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

	/** Omits all data, because drafts must not be logged. */
	@Override
	public String toString() {
		return "RequestDraft";
	}

}
