package sa.wusul.services.engine;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.engine.EligibilityConvention;
import sa.wusul.services.Findings;
import sa.wusul.services.Verdicts;
import sa.wusul.services.engine.ServiceEligibility.OfExecution;
import sa.wusul.services.listener.ApplicationReceiptListener;
import sa.wusul.services.listener.FindingsListener;
import sa.wusul.services.listener.IdentityCheckListener;
import sa.wusul.services.listener.UploadedDocumentsListener;
import sa.wusul.services.listener.VerdictListener;

/**
 * Plug-in that implements the extension properties of e-services: {@code sector} on a
 * process makes it a service of that sector for the {@code audience} and {@code channels}
 * it names; {@code verdict} on a business rule task lets its table decide on the
 * application by the findings of the registers; {@code findings} lets a table read them
 * without deciding. A call of {@code services-application} hands on which service calls,
 * and the table there is the one that was deployed with that service.
 */
@Component
public class ServicesEnginePlugin extends AbstractProcessEnginePlugin {

	private static final String PROPERTIES = "extensionProperties";

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final Verdicts verdicts;

	private final ScanService scans;

	ServicesEnginePlugin(CaseFiles caseFiles, Findings findings, Verdicts verdicts, ScanService scans) {
		this.scans = scans;
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.verdicts = verdicts;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var listeners = Optional.ofNullable(engine.getCustomPreBPMNParseListeners())
			.orElseGet(ArrayList<BpmnParseListener>::new);
		// The sector is set before any other listener reads the department.
		listeners.add(0, new ServiceModels());
		engine.setCustomPreBPMNParseListeners(listeners);
	}

	/** Returns the extension properties of a parsed process. */
	@SuppressWarnings("unchecked")
	static Map<String, String> properties(ProcessDefinitionEntity model) {
		return (Map<String, String>) model.getProperty(PROPERTIES);
	}

	private final class ServiceModels extends AbstractBpmnParseListener {

		@Override
		public void parseProcess(Element element, ProcessDefinitionEntity model) {
			var properties = properties(element);
			model.setProperty(PROPERTIES, properties);
			ServiceDescriptor.among(properties)
				.ifPresent((service) -> model.addBuiltInListener(ExecutionListener.EVENTNAME_START,
						new ApplicationReceiptListener(ServicesEnginePlugin.this.caseFiles, service)));
		}

		@Override
		public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
			var said = properties(element);
			var decides = Boolean.parseBoolean(said.get("verdict"));
			if (decides || Boolean.parseBoolean(said.get("findings"))) {
				activity.addBuiltInListener(ExecutionListener.EVENTNAME_START,
						new FindingsListener(ServicesEnginePlugin.this.findings));
			}
			if (decides) {
				var decision = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "decisionRef");
				var ofService = decision.equals(EligibilityConvention.REFERENCE);
				if (ofService) {
					activity.setActivityBehavior(ServiceEligibility.behavior());
					activity.addBuiltInListener(ExecutionListener.EVENTNAME_START,
							new UploadedDocumentsListener(ServicesEnginePlugin.this.scans));
					activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, new IdentityCheckListener(
							ServicesEnginePlugin.this.caseFiles, ServicesEnginePlugin.this.findings));
				}
				activity.addBuiltInListener(ExecutionListener.EVENTNAME_END,
						new VerdictListener(ServicesEnginePlugin.this.verdicts,
								ofService ? ServiceEligibility::key : (execution) -> decision));
			}
		}

		@Override
		public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
			if (EligibilityConvention.APPLICATION.equals(element.attribute("calledElement"))
					&& activity.getActivityBehavior() instanceof CallableElementActivityBehavior call) {
				var model = (ProcessDefinitionEntity) scope.getProcessDefinition();
				ApplicationInput.keep(element, model);
				var key = model.getKey();
				var service = new CallableElementParameter();
				// The engine would take a constant for the name of a variable.
				service.setSourceValueProvider(new OfExecution((caller) -> key));
				service.setTarget("service");
				call.getCallableElement().addInput(service);
			}
		}

		private static Map<String, String> properties(Element element) {
			return Optional.ofNullable(BpmnParseUtil.parseCamundaExtensionProperties(element)).orElse(Map.of());
		}

	}

}
