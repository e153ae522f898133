package sa.wusul.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import sa.wusul.platform.problem.RefusalException;

/** The case files. Every change belongs to the transaction of the step that makes it. */
public interface CaseFiles {

	/**
	 * Opens a case and assigns its reference.
	 * @throws RefusalException {@code request.alreadySubmitted} with the earlier
	 * reference if the same person submitted the same text today;
	 * {@code request.alreadySubmittedInConfidence} without it if that case is
	 * confidential
	 */
	CaseFile open(NewCase opening);

	/** Returns the reference of the case opened with this key of its sender. */
	Optional<String> openedWith(String submissionKey);

	Optional<CaseFile> find(String reference);

	/**
	 * Returns a case.
	 * @throws RefusalException {@code case.unknown}
	 */
	CaseFile get(String reference);

	/**
	 * Returns the whole file, with those of the requester's earlier cases that may be
	 * shown beside this one.
	 */
	CaseDossier dossier(String reference);

	/** Returns the answers to the service's own questions, by name. */
	Map<String, String> particulars(String reference);

	/**
	 * Returns the answers to the service's own questions, with the labels of the form.
	 */
	List<Particular> particularsAsAsked(String reference);

	/**
	 * Returns the newest case about which the person gets the messages, as its requester
	 * or as the one who acts for the requester; an open one before closed ones, but never
	 * a confidential one.
	 */
	Optional<String> latestOf(IdentityNumber person);

	/**
	 * Returns all cases of a person, the newest first, including confidential ones:
	 * {@link CaseRights} decides which of them to show.
	 */
	List<CaseFile> forPerson(IdentityNumber person);

	/** Counts the cases of a person that began as requests for one service. */
	int countSince(IdentityNumber person, String service, Instant moment);

	/**
	 * Returns all cases that a person handed in for others as their guardian or agent,
	 * the newest first.
	 */
	List<CaseFile> representedBy(IdentityNumber agent);

	/** Returns the cases with these references, as far as they exist. */
	List<CaseFile> all(Collection<String> references);

	/** Returns those of the references whose case is closed or exists no more. */
	Set<String> closedAmong(Collection<String> references);

	/**
	 * Returns the references of the person's other open cases on the same topic, latest
	 * first, as far as they may be shown beside this one.
	 */
	List<String> similarOpenCases(String reference, int most);

	/** Sets type, priority and department; {@code null} leaves a value unchanged. */
	void classify(String reference, String requestType, String priority, String department);

	/**
	 * Sets type, priority, department and due date; {@code null} leaves a value
	 * unchanged. In the urgent lane only the type changes.
	 */
	void classify(String reference, String requestType, String priority, String department, Instant dueAt);

	/**
	 * Keeps priority, department and due date as they are now, whatever the ordinary way
	 * decides about them, until the case is closed and reopened.
	 */
	void enterUrgentLane(String reference);

	/**
	 * Moves the case to another process, such as one of a confidential domain. Type and
	 * priority remain, the department does not.
	 */
	void move(String reference, String processKey);

	/** Adds an answer that the start form did not ask for, or replaces it. */
	void add(String reference, Particular particular);

	/**
	 * Moves the case to a state. The clock is stopped while the case
	 * {@linkplain CaseState#waitsForRequester() waits for the requester}; closed cases
	 * stay closed until they are {@linkplain #reopen reopened}.
	 * @return the working time for which the clock was stopped, if it runs again now
	 * @throws RefusalException if it is too late to withdraw
	 */
	Optional<Duration> enter(String reference, CaseState state);

	/**
	 * Reopens a closed case, the only way out of a closed state. The time for which it
	 * was closed counts as waiting for the requester. An open case stays unchanged.
	 */
	void reopen(String reference);

	/**
	 * Sends messages about the case to another number than the one given, such as the
	 * number on file of a detainee's contact.
	 */
	void reachAt(String reference, MobileNumber mobile);

	/** Stops all messages about the case. */
	void reachNobody(String reference);

	/**
	 * Adds a line to the timeline that the requester sees.
	 * @param english the line in English, or {@code null} if it quotes what is written in
	 * Arabic only
	 * @param step the code of the coming step that is reached with it, or {@code null}
	 */
	void reach(String reference, String sentence, String english, String step);

	/**
	 * Returns open cases on the ordinary way without a due date, the oldest first, with
	 * the working time for which each has waited for its requester.
	 */
	Map<String, Duration> openWithoutDueDate(int most);

	/** Sets the due date of an open case that has none. */
	void promise(String reference, Instant dueAt);

	/** Adds a note of a step. */
	void write(String reference, CaseDossier.Note note);

	/**
	 * Lets a group of the whole ministry read the case from now on. Repeating it changes
	 * nothing.
	 */
	void involve(String reference, String group);

	/** Checks whether the case is on a list of cases to dispose of that is still open. */
	boolean isListedForDisposal(String reference);

	/** Checks whether one of these groups had a step of the case. */
	boolean isInvolved(String reference, Collection<String> groups);

	/** Returns which of these groups had a step of each case, as far as any had. */
	Map<String, Set<String>> involvedIn(Collection<String> references, Collection<String> groups);

	/** Returns the latest note of this kind. */
	Optional<String> lastNote(String reference, String kind);

}
