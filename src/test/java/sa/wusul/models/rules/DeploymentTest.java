package sa.wusul.models.rules;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import sa.wusul.models.ModelFiles;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.support.ArrivalFormHandler;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/** Test that checks that all names in models exist in the running program. */
@DisplayName("The models in the running program")
@OnH2
@CaseStory
@Tag("story")
class DeploymentTest {

	private static final Pattern STAFF_GROUPS = Pattern.compile("staffGroups\\.of(\\w*)\\('([a-z-]+)'");

	@Autowired
	private RepositoryService repository;

	@Autowired
	private IdentityService identities;

	@Autowired
	private ApplicationContext beans;

	@Autowired
	private Rights rights;

	@Test
	@DisplayName("all models and forms are in one deployment, so that binding by deployment finds them")
	void oneDeployment() {
		var processes = this.repository.createProcessDefinitionQuery().latestVersion().list();
		assertThat(processes).extracting((process) -> process.getKey())
			.containsExactlyInAnyOrderElementsOf(ModelFiles.processes().map(ModelFiles.ProcessFile::id).toList());
		var deployment = processes.get(0).getDeploymentId();
		assertThat(processes).allSatisfy((process) -> assertThat(process.getDeploymentId()).isEqualTo(deployment));
		assertThat(this.repository.createDecisionDefinitionQuery().deploymentId(deployment).list())
			.extracting((decision) -> decision.getKey())
			.containsExactlyInAnyOrderElementsOf(ModelFiles.decisions().map(ModelFiles.DecisionFile::id).toList());
		assertThat(this.repository.getDeploymentResourceNames(deployment)).filteredOn((name) -> name.endsWith(".form"))
			.hasSameSizeAs(Stream.concat(ModelFiles.forms(), ModelFiles.formParts()).toList());
	}

	@Test
	@DisplayName("every delegate is a bean")
	void delegates() {
		assertThat(ModelFiles.processes()
			.flatMap((file) -> file.all(ServiceTask.class).stream())
			.map((task) -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""))).isNotEmpty()
			.allSatisfy((bean) -> assertThat(this.beans.getBean(bean)).isInstanceOf(JavaDelegate.class));
	}

	@Test
	@DisplayName("every group that may get a task exists at every place")
	void groups() {
		var named = ModelFiles.processes()
			.flatMap((file) -> file.all(UserTask.class).stream())
			.map((task) -> STAFF_GROUPS.matcher(task.getCamundaCandidateGroups()))
			.filter((matcher) -> matcher.find())
			.flatMap((matcher) -> groups(matcher.group(1), matcher.group(2)))
			.map(StaffGroup::id)
			.distinct()
			.toList();
		assertThat(named).hasSizeGreaterThan(20)
			.allSatisfy(
					(group) -> assertThat(this.identities.createGroupQuery().groupId(group).count()).as(group).isOne());
	}

	@Test
	@DisplayName("personal data in a process without a case have a form handler")
	void handlers() {
		var handlers = this.beans.getBeansOfType(FormHandler.class)
			.values()
			.stream()
			.filter((handler) -> !(handler instanceof ArrivalFormHandler))
			.map(FormHandler::form)
			.toList();
		assertThat(handlers).doesNotHaveDuplicates()
			.isSubsetOf(ModelFiles.forms().map(ModelFiles.FormFile::id).toList());
		assertThat(ModelFiles.processes()
			.filter((file) -> "true".equals(ModelFiles.ProcessFile.property(file.process(), "startedByStaff")))
			.flatMap((file) -> Stream.concat(file.all(StartEvent.class).stream().map(StartEvent::getCamundaFormRef),
					file.all(UserTask.class).stream().map(UserTask::getCamundaFormRef)))
			.filter((form) -> form != null)
			.filter((form) -> ModelFiles.form(form)
				.fields()
				.stream()
				.anyMatch((field) -> field.path("properties").has("caseFile"))))
			.isSubsetOf(handlers);
	}

	private Stream<StaffGroup> groups(String scope, String role) {
		var organisation = this.rights.organisation();
		return switch (scope) {
			case "Section" -> organisation.centres()
				.stream()
				.flatMap((centre) -> organisation.sections()
					.stream()
					.map((section) -> this.rights.ofSection(role, centre.id(), section.id())));
			case "" -> Stream.of(this.rights.ofMinistry(role));
			case "Centre" -> organisation.centres().stream().map((centre) -> this.rights.ofCentre(role, centre.id()));
			default -> organisation.departments()
				.stream()
				.map((department) -> this.rights.ofDepartment(role, department.id()));
		};
	}

}
