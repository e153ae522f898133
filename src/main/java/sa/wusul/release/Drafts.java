package sa.wusul.release;

import java.util.List;

import sa.wusul.release.rules.ModelFile;

/**
 * The way of models into service: one person hands them in, another releases them (ADR
 * 21).
 */
public interface Drafts {

	/**
	 * Keeps files as a draft and asks for its release. The same files from the same
	 * person are one draft.
	 * @throws sa.wusul.platform.problem.Refusal naming every fault
	 */
	Draft handIn(String name, String author, List<ModelFile> files);

	Draft get(long number);

	/** Those that bring a process and wait for their release, the newest first. */
	List<Draft> waiting(String process);

	/**
	 * The files of a draft.
	 * @throws sa.wusul.platform.problem.Refusal where they are not what was handed in
	 */
	List<ModelFile> files(long number);

	/**
	 * Somebody decides on a draft as it was shown to him.
	 * @throws sa.wusul.platform.problem.Refusal where he may not, or it is no longer what
	 * he saw
	 */
	void decide(long number, Decision decision);

	/** Brings what was approved into service, exactly as it was handed in. */
	Draft release(long number);

	/**
	 * What a releaser decided.
	 *
	 * @param shown name, author and changes as he read them
	 * @param reason why he refuses; empty where he approves
	 */
	record Decision(boolean approved, String reason, List<String> shown) {

	}

}
