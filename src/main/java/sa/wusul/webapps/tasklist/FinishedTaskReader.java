package sa.wusul.webapps.tasklist;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRights;
import sa.wusul.platform.clock.Moment;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.EarlierStepReader;
import sa.wusul.webapps.EarlierStepReader.Finished;
import sa.wusul.webapps.SignedInStaff;

/**
 * Reader of the steps that a person completed lately. Cases that the person may no longer
 * know of, such as those that became confidential, are left out.
 */
@Component
class FinishedTaskReader {

	private static final Duration LATELY = Duration.ofDays(30);

	private static final int MOST = 50;

	private final EarlierStepReader steps;

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final SignedInStaff signedInStaff;

	private final Clock clock;

	FinishedTaskReader(EarlierStepReader steps, CaseFiles caseFiles, CaseRights access, SignedInStaff signedInStaff,
			Clock clock) {
		this.steps = steps;
		this.caseFiles = caseFiles;
		this.access = access;
		this.signedInStaff = signedInStaff;
		this.clock = clock;
	}

	List<Done> lately() {
		var groups = this.signedInStaff.groups();
		var user = this.signedInStaff.user();
		List<Finished> finished = this.signedInStaff
			.unrestricted(() -> this.steps.finishedBy(user, this.clock.instant().minus(LATELY), MOST));
		Map<String, CaseFile> files = this.caseFiles
			.all(finished.stream().map(Finished::reference).collect(Collectors.toSet()))
			.stream()
			.filter((file) -> this.access.maySee(groups, file))
			.collect(Collectors.toMap(CaseFile::reference, Function.identity()));
		Set<String> openable = this.access.openable(groups, files.values());
		return finished.stream()
			.filter((step) -> files.containsKey(step.reference()))
			.map((step) -> new Done(step.reference(), step.step(), step.decided(), Moment.of(step.at()),
					CaseFileWords.word("state", files.get(step.reference()).state()),
					openable.contains(step.reference())))
			.toList();
	}

	/**
	 * A completed step.
	 *
	 * @param decided the answers in the words of its form
	 * @param state of the case now
	 * @param openable whether the person may open the case without a task
	 */
	record Done(String reference, String step, List<String> decided, Moment at, CaseView.Word state, boolean openable) {
	}

}
