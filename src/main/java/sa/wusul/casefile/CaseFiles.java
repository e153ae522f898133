package sa.wusul.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sa.wusul.platform.problem.Refusal;

/** The case files. Every change belongs to the transaction of the step that makes it. */
public interface CaseFiles {

	/**
	 * Opens a case and gives it its reference.
	 * @throws Refusal {@code request.alreadySubmitted} with the earlier reference, where
	 * the same person handed in the same words today;
	 * {@code request.alreadySubmittedInConfidence} without it, where it is confidential
	 */
	CaseFile open(NewCase request);

	/** The case that was opened with this sender's key before. */
	Optional<String> openedWith(String submissionKey);

	Optional<CaseFile> find(String reference);

	/**
	 * @throws Refusal {@code case.unknown}
	 */
	CaseFile get(String reference);

	/**
	 * All that the file holds; of the person's earlier cases those that may be known
	 * beside this one.
	 */
	CaseDossier dossier(String reference);

	/** What its service asked beyond the rest, by name. */
	Map<String, String> particulars(String reference);

	/** The same with what the form called them. */
	List<Particular> particularsAsAsked(String reference);

	/**
	 * The newest case of a person, an open one before closed ones; a confidential one is
	 * nothing that is looked for by a person.
	 */
	Optional<String> latestOf(IdentityNumber person);

	/**
	 * All cases of a person, the newest first, confidential ones too: who is shown one is
	 * for {@link CaseAccess} to say.
	 */
	List<CaseFile> ofPerson(IdentityNumber person);

	/** Several cases at once; those that there are. */
	List<CaseFile> all(Collection<String> references);

	/**
	 * References of open cases of the same person on the same topic, oldest first, as far
	 * as they may be known beside this one.
	 */
	List<String> similarOpenCases(String reference);

	/**
	 * Keeps type, priority and department; what is {@code null} stays as it was.
	 */
	void classify(String reference, String requestType, String priority, String department);

	/** The same, and by when the whole case should be answered. */
	void classify(String reference, String requestType, String priority, String department, Instant dueAt);

	/**
	 * Moves the case to a state. The clock stands still while it
	 * {@linkplain CaseState#waitsForRequester() waits for the requester}; closed cases
	 * stay closed until they are {@linkplain #reopen opened again}.
	 * @return the working time for which the clock stood still, where it runs again now
	 * @throws Refusal where it is too late to withdraw
	 */
	Optional<Duration> enter(String reference, CaseState state);

	/**
	 * Opens a closed case again, the one way out of a state in which nothing more
	 * happens. The time for which it was closed is nobody's: it counts as if it had
	 * waited for the requester. An open case stays as it is.
	 */
	void reopen(String reference);

	/**
	 * Lets messages about the case go to another number than the one that was given, such
	 * as the number on file of a detainee's contact.
	 */
	void reachAt(String reference, MobileNumber mobile);

	/** Nobody is told anything more of the case by message. */
	void reachNobody(String reference);

	/** Writes a line of the citizen's timeline. */
	void reach(String reference, String sentence);

	/** Adds what somebody wrote while working on a step. */
	void write(String reference, CaseDossier.Note note);

	/**
	 * Lets a group of the whole ministry read the case from now on. Doing it again
	 * changes nothing.
	 */
	void involve(String reference, String group);

	/** Whether one of these groups was given a step of the case. */
	boolean isInvolved(String reference, Collection<String> groups);

	/** The last note of this kind, or empty. */
	Optional<String> lastNote(String reference, String kind);

}
