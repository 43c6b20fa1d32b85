import { expect } from '@open-wc/testing';
import { photoWork, type PhotoWork } from './photo-work.ts';
import { openPhotos } from './photos.ts';

const side = 16;

async function photo(width: number, height: number): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.fillRect(0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  // What comes behind the picture is not part of it.
  return new File([blob ?? '', 'GPS 52.5200'], 'a.jpg', { type: 'image/jpeg' });
}

describe('work on photos', () => {
  let inWorker: PhotoWork;
  before(async () => {
    inWorker = await openPhotos();
  });

  it('is done in a worker, one a page', async () => {
    expect(inWorker).not.to.equal(photoWork);
    expect(await openPhotos()).to.equal(inWorker);
  });

  for (const where of ['a worker', 'the page']) {
    const work = () => (where === 'a worker' ? inWorker : photoWork);

    it(`says in ${where} what a file is, whatever its name, and takes the place out`, async () => {
      const file = await photo(40, 20);
      const { type, file: clean } = await work().clean(file);
      expect(type).to.equal('image/png');
      expect(clean.name).to.equal('a.jpg');
      expect(clean.size).to.equal(file.size - 'GPS 52.5200'.length);
      expect(await work().clean(new File(['MZ program'], 'a.jpg'))).to.include({ type: 'application/x-msdownload' });
    });

    it(`draws in ${where} a small picture, and none of what is no picture`, async () => {
      const small = await work().thumbnail(await photo(40, 20), side);
      expect([small?.width, small?.height]).to.deep.equal([side, side]);
      expect(await work().thumbnail(new File(['no picture'], 'a.png'), side)).to.equal(undefined);
    });

    it(`compares in ${where} what files hold, not what they are called`, async () => {
      const one = new File(['abc'], 'one.txt');
      expect(await work().same(one, new File(['abc'], 'other.txt'))).to.equal(true);
      expect(await work().same(one, new File(['abd'], 'one.txt'))).to.equal(false);
      expect(await work().same(one, new File(['abcd'], 'one.txt'))).to.equal(false);
    });
  }
});
