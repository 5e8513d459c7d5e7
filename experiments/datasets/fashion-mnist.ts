import type {DatasetSource} from './source.ts';

/** Pictures of clothes: Xiao, Rasul and Vollgraf, "Fashion-MNIST", arXiv 1708.07747, 2017. */
export const fashionMnist: DatasetSource = {
  name: 'fashion-mnist',
  title: 'Fashion-MNIST',
  one: 'garment',
  many: 'clothes',
  origin: 'Xiao, Rasul and Vollgraf, Zalando Research',
  licence: 'MIT licence',
  ink: true,
  mirrored: true,
  people: {accuracy: 0.835, source: 'the data set’s own table of results: people who do not know fashion'},
  published: {
    title: 'Wide ResNet of others',
    accuracy: 0.957, // the paper has .9635, on the files of before 31 August 2017
    source: 'the code of Zhong et al. (2020), WRN-28-10 with random erasing, run by others on the files of today',
  },
  classNames: [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ],
  image: {height: 28, width: 28, channels: 1},
  validationCount: 5_000,
  files: {
    trainingImages: {
      name: 'train-images-idx3-ubyte',
      sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
      shape: [60000, 28, 28],
    },
    trainingLabels: {
      name: 'train-labels-idx1-ubyte',
      sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
      shape: [60000],
    },
    testImages: {
      name: 't10k-images-idx3-ubyte',
      sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
      shape: [10000, 28, 28],
    },
    testLabels: {
      name: 't10k-labels-idx1-ubyte',
      sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
      shape: [10000],
    },
  },
};
