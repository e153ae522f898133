package sa.wusul.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import sa.wusul.release.rules.ModelFile;

/** Release of models: one person submits them, another releases them (ADR 21). */
public interface Drafts {

	/**
	 * Saves files as a draft and asks for its release. The same files from the same
	 * person are one draft. A name that begins with {@code train:} makes it a part of a
	 * train: it is not approved alone, and what other parts may mend does not refuse it.
	 * @throws sa.wusul.platform.problem.RefusalException with every fault
	 */
	Draft handIn(String name, String author, List<ModelFile> files);

	/**
	 * Couples waiting drafts to a train: one draft with all their files, checked and
	 * decided together, which comes into service as a whole.
	 * @throws sa.wusul.platform.problem.RefusalException if there are fewer than two, one
	 * of them is decided, two contain the same file with different content, or they break
	 * a rule together
	 */
	Draft couple(String name, String author, List<Long> numbers);

	/**
	 * Hands in the way back: a draft of what was in service before a release. Files that
	 * were new with it stay.
	 * @throws sa.wusul.platform.problem.RefusalException if it is not in service, a later
	 * release changed one of its files, or all of them were new
	 */
	Draft goBack(long number, String author);

	/** Returns the newest drafts that are decided alone or are a train. */
	List<Draft> newest(int most);

	Draft get(long number);

	/** Returns waiting drafts that contain a process, the newest first. */
	List<Draft> waiting(String process);

	/**
	 * Returns the files of a draft.
	 * @throws sa.wusul.platform.problem.RefusalException if they differ from those
	 * submitted
	 */
	List<ModelFile> files(long number);

	/**
	 * Returns the file with which a draft's file of this name is compared: that in
	 * service, or before its release; empty if it is new.
	 */
	Optional<byte[]> before(long number, String fileName);

	/**
	 * Records a releaser's decision on a draft as it was shown to them.
	 * @return whether an approved draft changes what takes three people, and waits for
	 * the third
	 * @throws sa.wusul.platform.problem.RefusalException if they may not decide, or the
	 * draft differs from what they saw
	 */
	boolean decide(long number, Decision decision);

	/**
	 * Records the answer of a third person, a guardian of safeguards, to an approved
	 * draft as it was shown to them.
	 * @throws sa.wusul.platform.problem.RefusalException if they are no guardian, or the
	 * author or releaser, or the draft differs from what they saw
	 */
	void guard(long number, GuardianAnswer answer);

	/**
	 * Takes back the approval of a draft before its day.
	 * @throws sa.wusul.platform.problem.RefusalException if the person is no releaser, or
	 * the draft is in service
	 */
	void withdraw(long number);

	/**
	 * Checks whether an approved draft is still based on the models in service and
	 * satisfies the rules. If not, its approval is taken back, and the draft remains as a
	 * refused one.
	 */
	boolean stillFits(long number);

	/**
	 * Deploys an approved draft, exactly as submitted.
	 * @throws sa.wusul.platform.problem.RefusalException if it is not approved, or its
	 * day has not come
	 */
	Draft release(long number);

	/**
	 * A guardian's answer.
	 *
	 * @param reason of the agreement, or of the refusal
	 * @param shown name, author and changes as the guardian read them
	 */
	record GuardianAnswer(boolean agreed, String reason, List<String> shown) {

	}

	/**
	 * A releaser's decision.
	 *
	 * @param reason of a refusal; empty on approval
	 * @param shown name, author and changes as the releaser read them
	 * @param releaseAt when it is to come into service, if not at once
	 */
	record Decision(boolean approved, String reason, List<String> shown, Optional<Instant> releaseAt) {

	}

}
