package sa.wusul.casefile;

import java.util.List;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;

/**
 * The links between cases. A link alone gives no access to the other case: readers see
 * the links between cases that they may open, and no link leads from an ordinary case to
 * a confidential one.
 */
public interface CaseLinks {

	/**
	 * Links a case to another one. Repeating it changes nothing.
	 * @param by user name of the person who links them
	 */
	void link(String reference, String linked, LinkKind kind, String by);

	/**
	 * Links a new case to the latest earlier cases of its requester, as far as they may
	 * be shown beside it.
	 */
	void linkEarlier(String reference);

	/**
	 * Links a meeting to the case that its requester named.
	 * @throws RefusalException {@code link.notYourCase} if there is no such case of this
	 * person that may be shown beside the meeting
	 */
	void linkMeeting(String reference, String named);

	/** Returns the case that this one was merged into. */
	Optional<CaseFile> leading(String reference);

	/** Returns the references of the cases that were merged into this one. */
	List<String> merged(String reference);

	/**
	 * Returns references of open requests that a department has, of the same topic and
	 * type as this one and in no campaign, the oldest first.
	 */
	List<String> petitionsLike(String reference, int most);

	/** Checks whether the request is linked to this first petition of a campaign. */
	boolean isPetition(String first, String reference);

	/** Checks whether the request is the first or another petition of any campaign. */
	boolean isInCampaign(String reference);

	/**
	 * Returns the references of open petitions of a campaign after this one, with the
	 * first petition among them, in ascending order.
	 */
	List<String> petitions(String first, String after, int most);

	/** Returns the links of a case that may be shown beside it, the latest first. */
	List<CaseLink> forCase(String reference);

}
