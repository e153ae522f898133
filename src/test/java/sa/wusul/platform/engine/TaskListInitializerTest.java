package sa.wusul.platform.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.platform.identity.YamlFile;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The lists of Tasklist")
@OnH2
@CaseStory
@Tag("story")
class TaskListInitializerTest {

	@Autowired
	private TaskListInitializer lists;

	@Autowired
	private FilterService filters;

	@Autowired
	private RepositoryService models;

	@Autowired
	private TaskService tasks;

	@Autowired
	private IdentityService identity;

	@Autowired
	private AuthorizationService authorizations;

	@AfterEach
	void asTheFileSays() {
		this.lists.renew();
	}

	@Test
	@DisplayName("are the same after a second start, with the same rows")
	void twice() {
		var before = rows();
		assertThat(before).hasSizeGreaterThan(20);

		this.lists.renew();

		assertThat(rows()).isEqualTo(before);
	}

	@Test
	@DisplayName("are restored after a change or deletion")
	void comeBack() {
		var mine = named("مهامي");
		mine.setName("شيء آخر");
		mine.setQuery(this.tasks.createTaskQuery().taskAssignee("clerk"));
		this.filters.saveFilter(mine);
		this.filters.deleteFilter(named("متأخرة").getId());

		this.lists.renew();

		assertThat(((FilterEntity) named("مهامي")).getQueryInternal()).contains("currentUser()")
			.doesNotContain("clerk");
		assertThat(named("متأخرة")).isNotNull();
		assertThat(this.filters.createFilterQuery().filterName("شيء آخر").count()).isZero();
	}

	@Test
	@DisplayName("are deleted once the file no longer contains them, with the rights to read them")
	void withdrawn() {
		var gone = named("مستندات ننتظرها").getId();
		var fewer = YamlFile.read("task-lists.yaml", TaskListInitializer.File.class)
			.lists()
			.stream()
			.filter((list) -> !list.id().equals("awaited-documents"))
			.toList();

		this.lists.renew(fewer);

		assertThat(this.filters.createFilterQuery().filterId(gone).count()).isZero();
		assertThat(
				this.authorizations.createAuthorizationQuery().resourceType(Resources.FILTER).resourceId(gone).count())
			.isZero();
	}

	@Test
	@DisplayName("stay unchanged if a user created them")
	void ownListsStay() {
		var own = this.filters.newTaskFilter("قائمتي الخاصة");
		own.setOwner("analyst");
		own.setQuery(this.tasks.createTaskQuery().taskNameLike("%فرز%"));
		own.setProperties(new HashMap<>(Map.of("color", "#123456")));
		this.filters.saveFilter(own);
		var before = ((FilterEntity) this.filters.getFilter(own.getId())).getRevision();

		this.lists.renew();

		var after = (FilterEntity) this.filters.getFilter(own.getId());
		assertThat(after.getRevision()).isEqualTo(before);
		assertThat(after.getOwner()).isEqualTo("analyst");
		this.filters.deleteFilter(own.getId());
	}

	@Test
	@DisplayName("are each role's own: an auditor has no hall, a receptionist has one")
	void byRole() {
		assertThat(seenBy("auditor")).contains("مهامي", "طلبات تنتظر التدقيق")
			.doesNotContain("صالة الاستقبال", "زيارات النزلاء");
		assertThat(seenBy("reception")).contains("مهامي", "صالة الاستقبال").doesNotContain("طلبات تنتظر التدقيق");
		assertThat(seenBy("prison")).contains("زيارات النزلاء", "الخروج المؤقت");
	}

	@Test
	@DisplayName("name only steps and processes that exist in the models")
	void nameWhatThereIs() {
		var models = this.models.createProcessDefinitionQuery().latestVersion().unlimitedList();
		for (var list : YamlFile.read("task-lists.yaml", TaskListInitializer.File.class).lists()) {
			assertThat(models).extracting(ProcessDefinition::getKey).as(list.id()).containsAll(list.processes());
			assertThat(list.steps()).as(list.id())
				.allSatisfy((step) -> assertThat(models).anyMatch(
						(model) -> this.models.getBpmnModelInstance(model.getId()).getModelElementById(step) != null));
		}
	}

	private List<String> seenBy(String user) {
		var groups = this.identity.createGroupQuery().groupMember(user).list().stream().map((group) -> group.getId());
		this.identity.setAuthentication(user, groups.toList());
		try {
			return this.filters.createFilterQuery().list().stream().map(Filter::getName).toList();
		}
		finally {
			this.identity.clearAuthentication();
		}
	}

	private Filter named(String name) {
		return this.filters.createFilterQuery().filterName(name).singleResult();
	}

	private List<String> rows() {
		return this.filters.createFilterQuery()
			.orderByFilterId()
			.asc()
			.list()
			.stream()
			.map((filter) -> filter.getId() + " " + ((FilterEntity) filter).getRevision() + " " + filter.getName() + " "
					+ this.authorizations.createAuthorizationQuery()
						.resourceType(Resources.FILTER)
						.resourceId(filter.getId())
						.list()
						.stream()
						.map((row) -> row.getId())
						.sorted()
						.toList())
			.toList();
	}

}
