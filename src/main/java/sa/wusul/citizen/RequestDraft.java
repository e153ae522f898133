package sa.wusul.citizen;

import java.util.List;

import sa.wusul.papers.Scans.Loose;

/**
 * What somebody began to write for one service.
 *
 * @param key with which it is handed in once, however often it is sent
 * @param answers as JSON, unchecked
 */
public record RequestDraft(String key, String answers, List<Loose> documents) {

	/** Who wrote what, is nothing for a log. */
	@Override
	public String toString() {
		return "RequestDraft";
	}

}
