import { config } from './config';
import { initCloud } from './services/cloud';
import { listenForPrivacyQuestions } from './services/privacy';

App({
  onLaunch() {
    initCloud(config.envId);
    listenForPrivacyQuestions();
  },
});
