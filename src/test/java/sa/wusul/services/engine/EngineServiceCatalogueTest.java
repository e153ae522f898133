package sa.wusul.services.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.papers.ScanService;
import sa.wusul.services.Findings;
import sa.wusul.platform.engine.LatestProcessesForTests;
import sa.wusul.platform.identity.Rights;
import sa.wusul.services.ServiceCatalogue.NeededDocument;
import sa.wusul.services.ServiceCatalogue.Service;
import sa.wusul.services.Verdicts;
import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

@DisplayName("The catalogue of services")
@Tag("fast")
class EngineServiceCatalogueTest {

	private ProcessEngine engine;

	@BeforeEach
	void open() {
		var name = "catalogue-" + UUID.randomUUID();
		var configuration = new QuickEngineConfiguration();
		configuration.getProcessEnginePlugins()
			.add(new ServicesEnginePlugin(mock(CaseFiles.class), mock(Findings.class), mock(Verdicts.class),
					mock(ScanService.class)));
		this.engine = configuration.setProcessEngineName(name)
			.setJdbcUrl("jdbc:h2:mem:" + name)
			.setJobExecutorActivate(false)
			.setEnforceHistoryTimeToLive(false)
			.buildProcessEngine();
	}

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	@DisplayName("includes a model with a repeated or an empty property, and all others")
	void careless() {
		deploy("services-passport", "name='تجديد الجواز'",
				"""
						<property name='sector' value='passports' /><property name='audience' value='CITIZEN, RESIDENT,' />
						<property name='aboutAr' value='لتجديد الجواز.' /><property name='aboutEn' value='To renew it.' /><property name='coming' value='ISSUED,HANDED_OVER' />
						<property name='keywordsAr' value='سفر' /><property name='keywordsEn' value='travel' />
						<property name='neededDocuments' value='PHOTO,LOSS_REPORT,' />
						<property name='qualifierAr.PHOTO' value='حديثة' /><property name='qualifierEn.PHOTO' value='a recent one' />
						<property name='requiredWhen.LOSS_REPORT' value='applicationKind = "LOST"' />""");
		deploy("services-free", "name='يلا مستند'",
				"<property name='sector' value='zakat' /><property name='neededDocuments' value='NONE' />");
		deploy("services-careless", "", """
				<property name='sector' value='traffic' /><property name='channels' />
				<property name='nameEn' value='one' /><property name='nameEn' value='two' />""");
		deploy("services-unsaid", "name='بلا قطاع'", "<property name='sector' />");
		deploy("intake-request", "name='طلب'", "<property name='nameEn' value='Request' />");

		var catalogue = new EngineServiceCatalogue(this.engine, LatestProcessesForTests.of(this.engine), Rights.load());
		var services = catalogue.services();

		assertThat(services).extracting(Service::id)
			.containsExactly("services-passport", "services-careless", "services-free");
		assertThat(services.get(0).audience()).containsExactly("CITIZEN", "RESIDENT");
		assertThat(services.get(1)).isEqualTo(new Service("services-careless", "services-careless", "two", "", "",
				Optional.of("traffic"), List.of(), List.of(), List.of(), List.of()));
		assertThat(services.get(0).coming()).containsExactly("ISSUED", "HANDED_OVER");
		assertThat(catalogue.keywords()).containsEntry("services-passport", "سفر travel")
			.containsEntry("services-free", " ");
		assertThat(services.get(0).aboutAr()).isEqualTo("لتجديد الجواز.");
		assertThat(services.get(0).aboutEn()).isEqualTo("To renew it.");
		assertThat(services.get(0).neededDocuments()).containsExactly(
				new NeededDocument("PHOTO", "صورة شخصية", "Photograph", "حديثة", "a recent one", ""),
				new NeededDocument("LOSS_REPORT", "محضر الفقد", "Report of the loss", "", "",
						"applicationKind = \"LOST\""));
		assertThat(services.get(0).neededDocuments()).extracting(NeededDocument::ar, NeededDocument::en)
			.containsExactly(tuple("صورة شخصية حديثة", "Photograph, a recent one"),
					tuple("محضر الفقد", "Report of the loss"));
		assertThat(services.get(0).documentKinds()).as("for uploads")
			.containsExactly("صورة شخصية", "محضر الفقد", "صورة الهوية", "مستند آخر");
		assertThat(services.get(2).neededDocuments()).isEmpty();
		assertThat(services.get(2).documentKinds()).containsExactly("صورة الهوية", "مستند آخر");
	}

	private void deploy(String id, String name, String properties) {
		this.engine.getRepositoryService().createDeployment().addString(id + ".bpmn", """
				<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='test'>
				  <process id='%s' %s isExecutable='true'>
				    <extensionElements>
				      <properties xmlns='http://camunda.org/schema/1.0/bpmn'>%s</properties>
				    </extensionElements>
				    <startEvent id='Start' />
				  </process>
				</definitions>""".formatted(id, name, properties)).deploy();
	}

}
