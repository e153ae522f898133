package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/tawasul/tawasul-committee-vote.bpmn} shares with Java.
 */
public final class CommitteeVoteProcess {

	public static final String KEY = "tawasul-committee-vote";

	/** 0, 1 or 2, the loop counter of the committee's process. */
	public static final ProcessVariable<Integer> SEAT_NUMBER = new ProcessVariable<>("seatNumber", Integer.class);

	/**
	 * Indicates whether the seat needs no other member; the vote itself is not a
	 * variable.
	 */
	public static final ProcessVariable<Boolean> VOTE_COUNTED = flag("voteCounted");

	private CommitteeVoteProcess() {
	}

}
