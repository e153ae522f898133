package sa.wusul.supervision;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The selections that supervisors keep under a name, each for themselves. They hold codes
 * only, and the figures check the rights of the person who opens one, also by the link of
 * another person.
 */
@Service
public class SavedViewService {

	private static final int MOST = 20;

	private static final int LONGEST_NAME = 60;

	private static final Pattern CODES = Pattern.compile("[A-Za-z0-9_,.-]{1,80}");

	private static final Pattern LINES = Pattern.compile("\\s+");

	private final SavedViewRepository views;

	private final SupervisionRights supervisionRights;

	private final ModelNames models;

	private final Organisation organisation;

	SavedViewService(SavedViewRepository views, SupervisionRights supervisionRights, ModelNames models, Rights rights) {
		this.views = views;
		this.supervisionRights = supervisionRights;
		this.models = models;
		this.organisation = rights.organisation();
	}

	/**
	 * Returns the person's views of a page, each with whether they still supervise its
	 * places.
	 * @throws RefusalException {@code supervision.none} or {@code savedView.wrong}
	 */
	public List<SavedView> all(String user, Collection<String> groups, String page) {
		var supervisionScope = this.supervisionRights.forGroups(groups);
		return this.views.forUser(user, ViewKind.of(page))
			.stream()
			.map((view) -> view.opened(isVisible(supervisionScope, view.choices())))
			.toList();
	}

	/**
	 * Keeps a view under a name, in place of the person's earlier one of this name.
	 * @throws RefusalException {@code savedView.name}, {@code savedView.wrong},
	 * {@code savedView.tooMany}, or as the figures themselves
	 */
	@Transactional
	public void keep(String user, Collection<String> groups, String page, String name, Map<String, String> choices) {
		var supervisionScope = this.supervisionRights.forGroups(groups);
		var kept = ViewKind.of(page);
		if (!choices.entrySet()
			.stream()
			.allMatch((choice) -> kept.has(choice.getKey()) && choice.getValue() != null
					&& CODES.matcher(choice.getValue()).matches())) {
			throw new RefusalException(Kind.INVALID, "savedView.wrong");
		}
		refuseOthers(supervisionScope, choices);
		var words = checked(name);
		if (this.views.replace(user, kept, words, choices)) {
			return;
		}
		if (this.views.forUser(user, kept).size() >= MOST) {
			throw new RefusalException(Kind.CONFLICT, "savedView.tooMany", MOST);
		}
		this.views.add(user, kept, words, choices);
	}

	/**
	 * Gives a view of the person another name.
	 * @throws RefusalException {@code savedView.unknown}, {@code savedView.name} or
	 * {@code savedView.taken}
	 */
	public void rename(String user, Collection<String> groups, long id, String name) {
		this.supervisionRights.forGroups(groups);
		try {
			refuseUnknown(this.views.rename(user, id, checked(name)));
		}
		catch (DuplicateKeyException another) {
			throw new RefusalException(Kind.CONFLICT, "savedView.taken");
		}
	}

	/**
	 * Removes a view of the person.
	 * @throws RefusalException {@code savedView.unknown}
	 */
	public void remove(String user, Collection<String> groups, long id) {
		this.supervisionRights.forGroups(groups);
		refuseUnknown(this.views.remove(user, id));
	}

	/**
	 * Begins the page of a view with it, or no longer with it.
	 * @throws RefusalException {@code savedView.unknown}
	 */
	@Transactional
	public void start(String user, Collection<String> groups, long id, boolean starts) {
		this.supervisionRights.forGroups(groups);
		refuseUnknown(this.views.start(user, id, starts));
	}

	private static void refuseUnknown(boolean found) {
		if (!found) {
			throw new RefusalException(Kind.UNKNOWN, "savedView.unknown");
		}
	}

	private static String checked(String name) {
		var words = LINES.matcher((name != null) ? name : "").replaceAll(" ").strip();
		if (words.isEmpty() || words.length() > LONGEST_NAME) {
			throw new RefusalException(Kind.INVALID, "savedView.name", LONGEST_NAME);
		}
		return words;
	}

	private boolean isVisible(SupervisionScope supervisionScope, Map<String, String> choices) {
		try {
			refuseOthers(supervisionScope, choices);
			return true;
		}
		catch (RefusalException outside) {
			return false;
		}
	}

	private void refuseOthers(SupervisionScope supervisionScope, Map<String, String> choices) {
		SupervisionService.refuseOthers(supervisionScope,
				Narrowing.of(choices.get("centre"), choices.get("department"), choices.get("process")),
				this.organisation, this.models.names());
	}

}
